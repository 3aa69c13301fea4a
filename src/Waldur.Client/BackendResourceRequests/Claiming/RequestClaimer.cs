using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Claims requests when a response may get lost. The server moves a request from Sent to Processing for one caller only, but
/// does not say whose it is: after a lost response, Processing is this agent's for certain only if there is no other.
/// </summary>
internal sealed class RequestClaimer(BackendResourceRequests requests, Writes writes, WaldurTelemetry telemetry)
{
    /// <summary>Claims a request.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="known">The caller's copy, if it has one.</param>
    /// <param name="options">Whether this is the only agent.</param>
    /// <param name="isDoubtful">Whether an earlier claim of this agent may have reached the server, so that a conflict may be its own doing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whose the request is.</returns>
    public async Task<ClaimResult> TryClaimAsync(
        Guid uuid,
        BackendResourceRequest? known,
        ClaimOptions options,
        bool isDoubtful,
        CancellationToken cancellationToken)
    {
        var claim = await ClaimAsync(uuid, known, options, isDoubtful, cancellationToken).ConfigureAwait(false);
        telemetry.OnClaim(claim);
        return claim;
    }

    private async Task<ClaimResult> ClaimAsync(
        Guid uuid,
        BackendResourceRequest? known,
        ClaimOptions options,
        bool isDoubtful,
        CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<BackendResourceRequest?>
        {
            Send = async token =>
            {
                // In other words it may be a gateway's, in front of a server that did nothing: whose the request is then, only its state says.
                var status = await requests.StartProcessingAsync(uuid, token).ConfigureAwait(false);
                return Confirmation.IsOf(status, BackendResourceRequestState.Processing) ? null : throw Confirmation.Missing(uuid, BackendResourceRequestState.Processing);
            },
            LookUp = token => LookUpAsync(uuid, token),

            // A second claim cannot take a request twice. But where the first one succeeds late, the second meets a conflict
            // which one of several agents cannot distinguish from another's claim.
            Retry = options.IsOnlyAgent ? RetryRule.AtOnce : RetryRule.AfterPatience,
            OnLost = _ => isDoubtful = true,
        };
        try
        {
            var claim = await writes.ExecuteAsync($"the claim of request {uuid:N}", write, cancellationToken).ConfigureAwait(false);
            return claim.Certainty switch
            {
                WriteCertainty.Responded => await ClaimedAsync(uuid, known, cancellationToken).ConfigureAwait(false),
                WriteCertainty.Uncertain or WriteCertainty.Absent => new ClaimResult(ClaimOutcome.Uncertain, known ?? Unread(uuid), claim.Error),
                _ => ToResult(claim.Value!, options, claim.Error),
            };
        }
        catch (ApiConflictException conflict) when (conflict.IsConfirmed)
        {
            return await ToResultAsync(uuid, known, options, isDoubtful, conflict, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<LookUp<BackendResourceRequest?>> LookUpAsync(Guid uuid, CancellationToken cancellationToken)
    {
        var current = await requests.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        return current.State == BackendResourceRequestState.Sent ? LookUp.Absent<BackendResourceRequest?>()
            : current.State.IsKnown ? LookUp.Found<BackendResourceRequest?>(current)
            : LookUp.Unknown<BackendResourceRequest?>();
    }

    // The response to a claim holds no request. A caller's copy saves a call; without one, a request that was claimed must
    // not be lost because it cannot be read.
    private async Task<ClaimResult> ClaimedAsync(Guid uuid, BackendResourceRequest? known, CancellationToken cancellationToken)
    {
        known ??= await TryGetAsync(uuid, cancellationToken).ConfigureAwait(false) ?? Unread(uuid);
        known.State = BackendResourceRequestState.Processing;
        return new ClaimResult(ClaimOutcome.Claimed, known);
    }

    private async Task<ClaimResult> ToResultAsync(
        Guid uuid,
        BackendResourceRequest? known,
        ClaimOptions options,
        bool isDoubtful,
        ApiConflictException conflict,
        CancellationToken cancellationToken)
    {
        var current = await TryGetAsync(uuid, cancellationToken).ConfigureAwait(false);
        if (!isDoubtful)
        {
            return new ClaimResult(ClaimOutcome.Taken, current ?? known ?? Unread(uuid), conflict);
        }

        return current is { State.IsKnown: true } && current.State != BackendResourceRequestState.Sent
            ? ToResult(current, options, conflict)
            : new ClaimResult(ClaimOutcome.Uncertain, current ?? known ?? Unread(uuid), conflict);
    }

    private async Task<BackendResourceRequest?> TryGetAsync(Guid uuid, CancellationToken cancellationToken)
    {
        try
        {
            return await requests.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            return null;
        }
    }

    private static ClaimResult ToResult(BackendResourceRequest current, ClaimOptions options, ApiException? error)
    {
        if (current.State != BackendResourceRequestState.Processing)
        {
            return new ClaimResult(ClaimOutcome.Taken, current, error);
        }

        return options.IsOnlyAgent
            ? new ClaimResult(ClaimOutcome.Claimed, current)
            : new ClaimResult(ClaimOutcome.Uncertain, current, error);
    }

    private static BackendResourceRequest Unread(Guid uuid) => new() { Uuid = uuid };
}
