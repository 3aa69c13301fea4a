using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Shows the caller how far runs are.</summary>
internal sealed class SynchronisationRunReporter(IProgress<SynchronisationRunProgress>? progress, int total)
{
    private int _ended;

    public void Report(RemoteSynchronisation synchronisation, SynchronisationRunStage stage, string message = "") =>
        progress?.Report(new SynchronisationRunProgress(synchronisation, stage, Result: null, Volatile.Read(ref _ended), total) { Message = message });

    public void ReportEnd(SynchronisationRunResult result) =>
        progress?.Report(new SynchronisationRunProgress(result.Synchronisation, SynchronisationRunStage.Ended, result, Interlocked.Increment(ref _ended), total));
}
