using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations, and what is composed of them.</summary>
internal sealed class BackendResourcesGroup(WaldurClient waldur) : BackendResources(waldur), IBackendResources
{
    public Task<ImportResult> TryImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Waldur.Telemetry.RunAsync(
            Jobs.Import,
            resource.Uuid,
            async () =>
            {
                var result = await new ResourceImporter(Waldur).ImportAsync(resource, plan, cancellationToken).ConfigureAwait(false);
                Waldur.Telemetry.OnImported([result]);
                return result;
            },
            static result => result.Outcome.ToString(),
            cancellationToken: cancellationToken);
    }

    public Task<ImportSummary> ImportAllAsync(
        BackendResourcesQuery? query = null,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var list = List(query);
        return ImportAsync(import => import.RunAsync(list, cancellationToken), options, progress, cancellationToken);
    }

    public Task<ImportSummary> ImportAllAsync(
        IEnumerable<BackendResource> resources,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        BackendResource[] chosen = [.. resources];
        return ImportAsync(import => import.RunAsync(chosen, cancellationToken), options, progress, cancellationToken);
    }

    public Task<InventoryComparison> CompareAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        CompareOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        InventoryItem[] items = [.. inventory];
        return Waldur.Telemetry.RunAsync(
            Jobs.Compare,
            offering,
            () => CompareAsync(offering, items, options, cancellationToken),
            static comparison => comparison.MarketplaceProblem is null ? "Complete" : "Incomplete",
            static comparison => comparison.ToString(),
            cancellationToken);
    }

    private async Task<InventoryComparison> CompareAsync(
        Guid offering,
        InventoryItem[] items,
        CompareOptions? options,
        CancellationToken cancellationToken)
    {
        var snapshot = await OfferingSnapshot.ReadAsync(Waldur, offering, cancellationToken).ConfigureAwait(false);
        var comparison = InventoryComparer.Compare(offering, items, snapshot);
        return options?.CheckBackendIds == true
            ? await BackendIdChecker.ApplyAsync(Waldur, comparison, options.Concurrency, cancellationToken).ConfigureAwait(false)
            : comparison;
    }

    public Task<ReportSummary> ReportAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        return ReportAsync(offering, () => CompareAsync(offering, inventory, options: null, cancellationToken), options, progress, cancellationToken);
    }

    public Task<ReportSummary> ReportAsync(
        InventoryComparison comparison,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ReportAsync(comparison.Offering, () => Task.FromResult(comparison), options, progress, cancellationToken);
    }

    private Task<ReportSummary> ReportAsync(
        Guid offering,
        Func<Task<InventoryComparison>> compare,
        ReportOptions? options,
        IProgress<ReportProgress>? progress,
        CancellationToken cancellationToken) => Waldur.Telemetry.RunAsync(
        Jobs.Report,
        offering,
        async () =>
        {
            var comparison = await compare().ConfigureAwait(false);
            using var reporter = new InventoryReporter(Waldur, options ?? ReportOptions.Default, progress);
            return await reporter.ReportAsync(comparison, cancellationToken).ConfigureAwait(false);
        },
        static report => report.Failures.Any() ? "WithFailures" : "Ok",
        static report => report.ToString(),
        cancellationToken);

    private Task<ImportSummary> ImportAsync(
        Func<BulkImport, Task<ImportSummary>> run,
        ImportOptions? options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken) => Waldur.Telemetry.RunAsync(
        Jobs.ImportAll,
        subject: null,
        async () =>
        {
            using var import = new BulkImport(Waldur, options ?? ImportOptions.Default, progress);
            var summary = await run(import).ConfigureAwait(false);
            Waldur.Telemetry.OnImported(summary.Results);
            return summary;
        },
        static summary => summary.IsCancelled ? "Cancelled"
            : summary.ListError is null && summary.Results.All(static result => result.Outcome is ImportOutcome.Imported or ImportOutcome.AlreadyImported or ImportOutcome.Gone) ? "Ok"
            : "WithFailures",
        static summary => summary.ToString(),
        cancellationToken);
}
