using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Creates requests when a response may get lost. A request has nothing of the caller's in it by which to find it again: what
/// was the newest before the call says which ones are newer, and a newer one of the same offering serves the caller, whoever
/// has made it. It is never sent twice, since a second request could not be removed.
/// </summary>
internal sealed class RequestCreator(BackendResourceRequests requests, Writes writes)
{
    public async Task<BackendResourceRequest> CreateAsync(Guid offering, CancellationToken cancellationToken)
    {
        var before = await NewestAsync(offering, cancellationToken).ConfigureAwait(false);
        var write = new RecoverableWrite<BackendResourceRequest>
        {
            Send = async token =>
            {
                var created = await requests.CreateAsync(offering, token).ConfigureAwait(false);

                // A response that belongs to another call: what became of this one is open.
                return created.Offering == offering
                    ? created
                    : throw new ApiUnexpectedContentException($"A request of offering {offering:N} was created, and the response shows one of {created.Offering:N}.") { MayHaveActed = true };
            },
            LookUp = async token =>
                await NewestAsync(offering, token).ConfigureAwait(false) is { } newest && newest.Uuid != before?.Uuid && !(newest.Created < before?.Created)
                    ? LookUp.Found(newest)
                    : LookUp.Absent<BackendResourceRequest>(),
            Retry = RetryRule.Never,
        };
        return (await writes.ExecuteAsync($"the creation of a request for offering {offering:N}", write, cancellationToken).ConfigureAwait(false)).EnsureCertain();
    }

    private async Task<BackendResourceRequest?> NewestAsync(Guid offering, CancellationToken cancellationToken)
    {
        var newestFirst = new BackendResourceRequestsQuery
        {
            OfferingUuid = offering,
            Ordering = [BackendResourceRequestOrdering.CreatedDescending],
        };
        var newest = await requests.List(newestFirst, new PageOptions { PageSize = 1 }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

        // Where the server ignores the filter, an old request would pass for the new one.
        return newest is null || newest.Offering == offering
            ? newest
            : throw new ApiUnexpectedContentException($"The newest request of offering {offering:N} was asked for, and one of {newest.Offering:N} came: the server ignores the filter.");
    }
}
