using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Runs every active synchronisation.</summary>
internal sealed class BulkSynchronisation(
    RemoteSynchronisations synchronisations,
    SynchronisationRunner runner,
    SynchronisationRunAllOptions options,
    IProgress<SynchronisationRunProgress>? progress)
{
    private int _ended;

    public async Task<SynchronisationRunSummary> RunAsync(CancellationToken cancellationToken)
    {
        var listed = await synchronisations.ListAllAsync(cancellationToken).ConfigureAwait(false);
        var active = listed.FindAll(row => row.IsActive);
        var results = new SynchronisationRunResult?[active.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, active.Count, parallel, async (i, token) =>
            {
                progress?.Report(new SynchronisationRunProgress(active[i], Result: null, Volatile.Read(ref _ended), active.Count));
                var result = results[i] = await runner.TryRunAsync(active[i], token).ConfigureAwait(false);
                progress?.Report(new SynchronisationRunProgress(result.Synchronisation, result, Interlocked.Increment(ref _ended), active.Count));
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What has ended is told all the same.
        }

        return new SynchronisationRunSummary([.. results.OfType<SynchronisationRunResult>()], Array.Exists(results, result => result is null));
    }
}
