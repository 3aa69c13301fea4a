namespace Waldur.Client;

/// <summary>A report as a job.</summary>
internal static class ReportJob
{
    /// <param name="waldur">The client.</param>
    /// <param name="offering">The offering that is reported for.</param>
    /// <param name="report">Reports with the reporter that it is given.</param>
    /// <param name="options">The options.</param>
    /// <param name="progress">Receives each item as it ends.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static Task<ReportSummary> RunAsync(
        WaldurClient waldur,
        Guid offering,
        Func<InventoryReporter, Task<ReportSummary>> report,
        ReportOptions? options,
        IProgress<ReportProgress>? progress,
        CancellationToken cancellationToken) => waldur.Telemetry.RunAsync(
        Jobs.Report,
        offering,
        async () =>
        {
            using var reporter = new InventoryReporter(waldur, options ?? ReportOptions.Default, progress);
            return await report(reporter).ConfigureAwait(false);
        },
        static summary => summary.Failures.Any() ? "WithFailures" : "Ok",
        static summary => summary.ToString(),
        cancellationToken);
}
