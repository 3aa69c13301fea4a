using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Runs many synchronisations. Whatever goes wrong with one, the results of the others are kept.</summary>
internal sealed class BulkSynchronisation(SynchronisationRunner runner, SynchronisationRunReporter reporter, TimeProvider timeProvider)
{
    public async Task<SynchronisationRunSummary> RunAsync(
        IReadOnlyList<RemoteSynchronisation> chosen,
        int parallelism,
        CancellationToken cancellationToken)
    {
        var isCutOff = false;
        var work = new BulkWork<RemoteSynchronisation, SynchronisationRunResult?>
        {
            Execute = async (listed, token) => await runner.RunUnlessUnderWayAsync(listed, token).ConfigureAwait(false),
            ToFailed = (listed, error) =>
            {
                isCutOff |= error is OperationCanceledException;
                return runner.ToFailed(listed, error);
            },
            ToNotStarted = static _ => null,
            Progress = (result, _, _) =>
            {
                if (result is not null)
                {
                    reporter.ReportEnd(result);
                }
            },
            Cancellation = BulkCancellation.CancelStarted,
            Name = "synchronisation",
        };
        using var bulk = new BulkRunner(Concurrency.Fixed(parallelism), timeProvider);
        var results = await bulk.RunAsync(chosen, work, cancellationToken).ConfigureAwait(false);
        return new SynchronisationRunSummary([.. results.OfType<SynchronisationRunResult>()], isCutOff || results.Contains(null));
    }
}
