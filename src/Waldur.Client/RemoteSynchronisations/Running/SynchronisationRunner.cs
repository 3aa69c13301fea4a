using System.Collections.Concurrent;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Runs one synchronisation and finds out how it ended.</summary>
internal sealed class SynchronisationRunner(
    RemoteSynchronisations synchronisations,
    Writes writes,
    WaldurClient waldur,
    SynchronisationRunOptions options,
    SynchronisationRunReporter reporter)
{
    private readonly ConcurrentDictionary<Guid, bool> _sent = [];

    public async Task<SynchronisationRunResult> RunAsync(Guid uuid, CancellationToken cancellationToken)
    {
        var result = await RunAsync(uuid, listed: null, cancellationToken).ConfigureAwait(false);
        reporter.ReportEnd(result);
        return result;
    }

    /// <summary>As <see cref="RunAsync(Guid, CancellationToken)"/>, but what the server runs itself is left alone.</summary>
    public Task<SynchronisationRunResult> RunUnlessUnderWayAsync(RemoteSynchronisation listed, CancellationToken cancellationToken) =>
        listed.State == RemoteSynchronisationState.Processing && !IsStuck(listed)
            ? Task.FromResult(new SynchronisationRunResult(SynchronisationRunOutcome.UnderWay, listed, SynchronisationRunEvidence.StateBefore))
            : RunAsync(listed.Uuid, listed, cancellationToken);

    /// <summary>The result of a run that threw; null where the caller cancelled before anything was sent, while it waited for its turn.</summary>
    public SynchronisationRunResult? ToFailed(RemoteSynchronisation listed, Exception error) => error is OperationCanceledException
        ? !_sent.ContainsKey(listed.Uuid) ? null : new(SynchronisationRunOutcome.Uncertain, listed, SynchronisationRunEvidence.None)
        {
            Note = "The caller stopped waiting; the server may run on.",
            WasStuck = IsStuck(listed),
        }
        : new(SynchronisationRunOutcome.Failed, listed, SynchronisationRunEvidence.Response, error as ApiException)
        {
            Note = error.Message,
            WasStuck = IsStuck(listed),
        };

    private Task<SynchronisationRunResult> RunAsync(Guid uuid, RemoteSynchronisation? listed, CancellationToken cancellationToken) =>
        waldur.Telemetry.RunAsync(
            Jobs.RunSynchronisation, uuid, () => ExecuteAsync(uuid, listed, cancellationToken), static result => result.Outcome.ToString(), cancellationToken: cancellationToken);

    private async Task<SynchronisationRunResult> ExecuteAsync(Guid uuid, RemoteSynchronisation? listed, CancellationToken cancellationToken)
    {
        using var turn = await SynchronisationTurns.EnterAsync(
            waldur.Endpoint,
            uuid,
            () => reporter.Report(
                listed ?? new RemoteSynchronisation { Uuid = uuid },
                SynchronisationRunStage.AwaitingOther,
                $"This program runs the synchronisation on {waldur.Endpoint.Authority} already; the end of that run is waited for."),
            cancellationToken).ConfigureAwait(false);
        var before = await synchronisations.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        reporter.Report(before, SynchronisationRunStage.Running);
        var watch = new SynchronisationRunWatch(before, IsStuck(before));
        var run = new RecoverableWrite<RemoteSynchronisation>
        {
            Send = token =>
            {
                _sent[uuid] = true;
                return synchronisations.RunSynchronisationAsync(uuid, options.Timeout, token);
            },
            LookUp = async token => watch.ToLookUp(await synchronisations.GetAsync(uuid, token).ConfigureAwait(false)),
            Retry = RetryRule.Never,
        };
        return watch.ToResult(await writes.ExecuteAsync(
            $"the run of remote synchronisation {uuid:N}",
            run,
            cancellationToken,
            options.GetLostResponse(waldur.Options),
            message => reporter.Report(before, SynchronisationRunStage.LookingUp, message)).ConfigureAwait(false));
    }

    private bool IsStuck(RemoteSynchronisation synchronisation) => options.IsStuck(synchronisation, waldur.Options.TimeProvider.GetUtcNow());
}
