namespace Waldur.Client;

/// <summary>Imports as jobs: of one row, and of many.</summary>
internal static class ImportJob
{
    public static Task<ImportResult> RunAsync(
        WaldurClient waldur,
        Guid resource,
        Func<ResourceImporter, Task<ImportResult>> import,
        CancellationToken cancellationToken) =>
        waldur.Telemetry.RunAsync(
            Jobs.Import,
            resource,
            async () =>
            {
                var result = await import(new ResourceImporter(waldur)).ConfigureAwait(false);
                waldur.Telemetry.OnImported([result]);
                return result;
            },
            static result => result.Outcome.ToString(),
            cancellationToken: cancellationToken);

    public static Task<ImportSummary> RunAsync(
        WaldurClient waldur,
        Func<BulkImport, Task<ImportSummary>> import,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken) => waldur.Telemetry.RunAsync(
        Jobs.ImportAll,
        subject: null,
        async () =>
        {
            using var bulk = new BulkImport(waldur, options, progress);
            var summary = await import(bulk).ConfigureAwait(false);
            waldur.Telemetry.OnImported(summary.Results);
            return summary;
        },
        OutcomeOf,
        static summary => summary.ToString(),
        cancellationToken);

    /// <summary>Plans an import as a job.</summary>
    public static Task<ImportPlan> PlanAsync(WaldurClient waldur, Func<Task<ImportPlan>> plan, CancellationToken cancellationToken) => waldur.Telemetry.RunAsync(
        Jobs.PlanImport, subject: null, plan, static _ => "Ok", cancellationToken: cancellationToken);

    private static string OutcomeOf(ImportSummary summary) =>
        summary.IsCancelled ? "Cancelled" : summary.IsComplete ? "Ok" : "WithFailures";
}
