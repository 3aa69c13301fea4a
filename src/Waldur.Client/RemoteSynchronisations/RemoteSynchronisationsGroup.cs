using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations, and what is composed of them.</summary>
internal sealed class RemoteSynchronisationsGroup(WaldurClient waldur) : RemoteSynchronisations(waldur), IRemoteSynchronisations
{
    private readonly Writes _writes = new(waldur.Endpoint, waldur.Options);

    public Task<SynchronisationEnsureResult> EnsureAsync(RemoteSynchronisationCreate desired, CancellationToken cancellationToken = default)
    {
        Rules.ThrowIfBroken(desired);
        var ensurer = new SynchronisationEnsurer(this, _writes, Waldur.Urls, desired);
        return Waldur.Telemetry.RunAsync(
            Jobs.EnsureSynchronisation, subject: null, () => ensurer.EnsureAsync(cancellationToken), static result => result.Outcome.ToString(), cancellationToken: cancellationToken);
    }

    public Task<SynchronisationRunResult> RunAndVerifyAsync(
        Guid uuid,
        SynchronisationRunOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        var reporter = new SynchronisationRunReporter(SafeProgress.Create(progress, Waldur.Options), total: 1);
        return NewRunner(options, reporter).RunAsync(uuid, cancellationToken);
    }

    public Task<SynchronisationRunResult> RunAndVerifyAsync(
        RemoteSynchronisation synchronisation,
        SynchronisationRunOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synchronisation);
        return RunAndVerifyAsync(synchronisation.Uuid, options, progress, cancellationToken);
    }

    public Task<SynchronisationRunSummary> RunAllAsync(
        SynchronisationRunAllOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default) => RunAllAsync(
        async () => (await ListAllAsync(cancellationToken).ConfigureAwait(false)).Where(static row => row.IsActive), options, progress, cancellationToken);

    public Task<SynchronisationRunSummary> RunAllAsync(
        IEnumerable<RemoteSynchronisation> synchronisations,
        SynchronisationRunAllOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synchronisations);
        return RunAllAsync(() => Task.FromResult(synchronisations), options, progress, cancellationToken);
    }

    public async Task<IReadOnlyList<RemoteSynchronisation>> FindStuckAsync(TimeSpan? stuckAfter = null, CancellationToken cancellationToken = default)
    {
        var options = stuckAfter is { } age ? new SynchronisationRunOptions { StuckAfter = age } : SynchronisationRunOptions.Default;
        var rows = await ListAllAsync(cancellationToken).ConfigureAwait(false);
        return rows.FindAll(row => options.IsStuck(row, Waldur.Options.TimeProvider.GetUtcNow()));
    }

    private Task<SynchronisationRunSummary> RunAllAsync(
        Func<Task<IEnumerable<RemoteSynchronisation>>> choose,
        SynchronisationRunAllOptions? options,
        IProgress<SynchronisationRunProgress>? progress,
        CancellationToken cancellationToken) => Waldur.Telemetry.RunAsync(
        Jobs.RunSynchronisations,
        subject: null,
        async () =>
        {
            options ??= SynchronisationRunAllOptions.Default;
            List<RemoteSynchronisation> chosen = [.. (await choose().ConfigureAwait(false)).DistinctBy(static row => row.Uuid)];
            var reporter = new SynchronisationRunReporter(SafeProgress.Create(progress, Waldur.Options), chosen.Count);
            return await new BulkSynchronisation(NewRunner(options, reporter), reporter, Waldur.Options.TimeProvider)
                .RunAsync(chosen, options.Parallelism, cancellationToken).ConfigureAwait(false);
        },
        static summary => summary.IsCancelled ? "Cancelled" : summary.IsOk ? "Ok" : "WithFailures",
        static summary => summary.ToString(),
        cancellationToken);

    private SynchronisationRunner NewRunner(SynchronisationRunOptions? options, SynchronisationRunReporter reporter) =>
        new(this, _writes, Waldur, options ?? SynchronisationRunOptions.Default, reporter);
}
