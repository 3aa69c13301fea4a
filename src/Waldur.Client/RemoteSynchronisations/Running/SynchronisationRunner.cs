using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Runs one synchronisation and finds out how it ended.</summary>
internal sealed class SynchronisationRunner(
    RemoteSynchronisations synchronisations,
    Poller poller,
    TimeProvider timeProvider,
    SynchronisationRunOptions options)
{
    public async Task<SynchronisationRunResult> RunAsync(Guid uuid, CancellationToken cancellationToken)
    {
        // Read now, whatever the caller holds: an older time of execution would make an earlier run look like this one.
        var before = await synchronisations.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        var wasStuck = IsStuck(before);
        try
        {
            var after = await synchronisations.RunSynchronisationAsync(uuid, options.Timeout, cancellationToken).ConfigureAwait(false);
            return ToResult(after, SynchronisationRunEvidence.Response, error: null, wasStuck);
        }
        catch (ApiServerException error) when (error.StatusCode == HttpStatusCode.InternalServerError)
        {
            // The run is one transaction: an error that nobody handled leaves nothing of it.
            return new SynchronisationRunResult(SynchronisationRunOutcome.Failed, before, SynchronisationRunEvidence.Response, error) { WasStuck = wasStuck };
        }
        catch (ApiException error) when (error.MayHaveActed)
        {
            return await RefetchAsync(before, error, wasStuck, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but a call that failed is told, not thrown; and what the server runs itself is left alone.</summary>
    public async Task<SynchronisationRunResult> TryRunAsync(RemoteSynchronisation listed, CancellationToken cancellationToken)
    {
        if (listed.State == RemoteSynchronisationState.Processing && !IsStuck(listed))
        {
            return new SynchronisationRunResult(SynchronisationRunOutcome.UnderWay, listed, SynchronisationRunEvidence.StateBefore);
        }

        try
        {
            return await RunAsync(listed.Uuid, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            return new SynchronisationRunResult(SynchronisationRunOutcome.Failed, listed, SynchronisationRunEvidence.Response, error) { WasStuck = IsStuck(listed) };
        }
    }

    private async Task<SynchronisationRunResult> RefetchAsync(
        RemoteSynchronisation before,
        ApiException lost,
        bool wasStuck,
        CancellationToken cancellationToken)
    {
        var seen = before;
        try
        {
            var wait = await poller.WaitAsync<RemoteSynchronisation>(
                async token => seen = await synchronisations.GetAsync(before.Uuid, token).ConfigureAwait(false),
                current => current.LastExecution is not null && current.LastExecution != before.LastExecution ? WaitVerdict.Reached : WaitVerdict.Continue,
                options.AfterLostResponse,
                isTransient: static error => error is ApiException { IsTransient: true },
                cancellationToken: cancellationToken).ConfigureAwait(false);
            if (wait.Outcome == WaitOutcome.Cancelled)
            {
                throw new OperationCanceledException("The caller stopped waiting; the server may run on.", cancellationToken);
            }

            if (wait.IsReached)
            {
                return ToResult(seen, SynchronisationRunEvidence.LastExecution, lost, wasStuck);
            }
        }
        catch (ApiException)
        {
            // That it cannot be read either does not tell how the run ended: the first failure says more.
        }

        return new SynchronisationRunResult(SynchronisationRunOutcome.Uncertain, seen, SynchronisationRunEvidence.None, lost) { WasStuck = wasStuck || IsStuck(seen) };
    }

    private static SynchronisationRunResult ToResult(RemoteSynchronisation after, SynchronisationRunEvidence evidence, ApiException? error, bool wasStuck)
    {
        var outcome = after.State == RemoteSynchronisationState.Ok ? SynchronisationRunOutcome.Ok
            : after.State == RemoteSynchronisationState.Erred ? SynchronisationRunOutcome.Erred
            : SynchronisationRunOutcome.Uncertain;
        return new SynchronisationRunResult(outcome, after, evidence, error) { WasStuck = wasStuck };
    }

    private bool IsStuck(RemoteSynchronisation synchronisation) => options.IsStuck(synchronisation, timeProvider.GetUtcNow());
}
