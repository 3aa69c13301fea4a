using Microsoft.Extensions.Logging;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Finds what an agent has to do: what it had claimed before, and what is new, oldest first. What a list holds is taken only for
/// what it says itself: a server, or a cache before it, may ignore filters or show what was true some time ago.
/// </summary>
internal sealed partial class PendingRequests(
    BackendResourceRequests requests,
    RequestVisibility visibility,
    AgentOptions options,
    ClaimLedger ledger,
    ILogger logger,
    string host)
{
    // Requests that cannot be read now take the time of one: what is new waits for it.
    private const int MaxRefetches = 8;

    private readonly HashSet<Guid> _reportedUncertain = [];
    private readonly EndedRequests _ended = new();

    /// <summary>Finds the work there is now.</summary>
    /// <param name="isInHand">Whether a request is being processed or reported by this agent at the moment.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public async Task<IReadOnlyList<AgentWork>> FindAsync(Func<Guid, bool> isInHand, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(cancellationToken).ConfigureAwait(false);

        // Whatever is being processed is the only agent's, also what an earlier process of it has claimed and what shows only now. The
        // list may be older than the end that the earlier process has reported: the request itself says whether it is processed still.
        var processing = listed
            .Where(request => options.IsOnlyAgent && request.State == BackendResourceRequestState.Processing)
            .Select(request => ClaimLedger.ToEntry(request, isConfirmed: true));
        var found = new Dictionary<Guid, AgentWork>();
        var claimed = ledger.Entries.Concat(processing).DistinctBy(entry => entry.Request).Where(entry => !isInHand(entry.Request));
        foreach (var some in claimed.Chunk(MaxRefetches))
        {
            var refetched = await Task.WhenAll(some.Select(entry => RefetchAsync(entry, cancellationToken))).ConfigureAwait(false);
            foreach (var work in refetched.OfType<AgentWork>())
            {
                found[work.Request.Uuid] = work;
            }
        }

        foreach (var request in listed.Where(request => request.State == BackendResourceRequestState.Sent))
        {
            found.TryAdd(request.Uuid, new AgentWork(request, IsDoubtful: options.IsOnlyAgent || ledger.MayContain(request.Uuid)));
        }

        return [.. found.Values.Where(work => !isInHand(work.Request.Uuid)
            && !_ended.Contains(work.Request.Uuid)
            && (!work.IsUncertain || _reportedUncertain.Add(work.Request.Uuid)))];
    }

    /// <summary>Notes that a request was found uncertain: the caller knows, and need not hear it again.</summary>
    public void OnUncertain(Guid request) => _reportedUncertain.Add(request);

    /// <summary>Notes that a request has ended: a list that shows it otherwise is older.</summary>
    public void OnEnded(Guid request) => _ended.Add(request);

    // A note goes only when the request is seen to have ended, or the server itself says that it is gone, and does not hide it. Whatever else
    // comes back says nothing: the request is looked at again with the next poll.
    private async Task<AgentWork?> RefetchAsync(ClaimEntry entry, CancellationToken cancellationToken)
    {
        BackendResourceRequest request;
        try
        {
            request = await requests.GetAsync(entry.Request, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
        {
            if (await visibility.MayHideAsync(entry.Offering ?? options.Offering, cancellationToken).ConfigureAwait(false))
            {
                LogUnread(logger, entry.Request, host, error.Message);
            }
            else
            {
                await ledger.ForgetAsync(entry.Request, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (ApiException error)
        {
            LogUnread(logger, entry.Request, host, error.Message);
            return null;
        }

        if (request.State == BackendResourceRequestState.Processing)
        {
            return new AgentWork(request, IsClaimed: entry.IsConfirmed || options.IsOnlyAgent, IsDoubtful: true);
        }

        if (request.State == BackendResourceRequestState.Sent)
        {
            return new AgentWork(request, IsDoubtful: true);
        }

        if (request.State.IsKnown)
        {
            await ledger.ForgetAsync(entry.Request, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<List<BackendResourceRequest>> ListAsync(CancellationToken cancellationToken)
    {
        var oldestFirst = new BackendResourceRequestsQuery
        {
            OfferingUuid = options.Offering,
            States = options.IsOnlyAgent ? [BackendResourceRequestState.Sent, BackendResourceRequestState.Processing] : [BackendResourceRequestState.Sent],
            Ordering = [BackendResourceRequestOrdering.Created],
        };
        var listed = await requests.ReadAllAsync(oldestFirst, cancellationToken).ConfigureAwait(false);
        return options.Offering is { } offering ? listed.FindAll(request => request.Offering == offering) : listed;
    }

    [LoggerMessage(114, LogLevel.Warning, "The claimed request {Request} of {Host} cannot be read now; it is read again with the next poll: {Reason}")]
    private static partial void LogUnread(ILogger logger, Guid request, string host, string reason);
}
