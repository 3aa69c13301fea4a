using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <content>Creating a request when a response may get lost.</content>
internal sealed partial class BackendResourceRequests
{
    private const int MaxAttempts = 3;

    // A request has nothing of the caller's in it by which to find it again. What was the newest before the call tells
    // which ones are newer; a newer one of the same offering serves the caller, whoever has made it.
    private async Task<BackendResourceRequest> CreateSurelyAsync(Guid offering, CancellationToken cancellationToken)
    {
        var before = await NewestAsync(offering, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CreateAsync(offering, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.MayHaveActed)
            {
                if (await FindNewerAsync(offering, before, error, cancellationToken).ConfigureAwait(false) is { } newer)
                {
                    return newer;
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    private Task<BackendResourceRequest?> FindNewerAsync(
        Guid offering,
        BackendResourceRequest? before,
        ApiException lost,
        CancellationToken cancellationToken) =>
        LostResponse.LookUpAsync(
            async token => await NewestAsync(offering, token).ConfigureAwait(false) is { } newest && newest.Uuid != before?.Uuid ? newest : null,
            lost,
            waldur.Options.TimeProvider,
            cancellationToken);

    private Task<BackendResourceRequest?> NewestAsync(Guid offering, CancellationToken cancellationToken)
    {
        var newestFirst = new BackendResourceRequestsQuery
        {
            OfferingUuid = offering,
            Ordering = [BackendResourceRequestOrdering.CreatedDescending],
        };
        return List(newestFirst, new PageOptions { PageSize = 1 }).FirstOrDefaultAsync(cancellationToken);
    }
}
