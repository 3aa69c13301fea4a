using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations, and what is composed of them.</summary>
internal sealed class BackendResourcesGroup(WaldurClient waldur) : BackendResources(waldur), IBackendResources
{
    public Task<ImportResult> TryImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceImporter(Waldur).ImportAsync(resource, plan, cancellationToken);
    }

    public async Task<ImportSummary> ImportAllAsync(
        BackendResourcesQuery? query = null,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var import = new BulkImport(Waldur, options ?? ImportOptions.Default, progress);
        return await import.RunAsync(List(query), query, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImportSummary> ImportAllAsync(
        IEnumerable<BackendResource> resources,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        using var import = new BulkImport(Waldur, options ?? ImportOptions.Default, progress);
        return await import.RunAsync([.. resources], cancellationToken).ConfigureAwait(false);
    }

    public async Task<InventoryComparison> CompareAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        CompareOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        InventoryItem[] items = [.. inventory];
        var snapshot = await OfferingSnapshot.ReadAsync(Waldur, offering, cancellationToken).ConfigureAwait(false);
        var comparison = InventoryComparer.Compare(offering, items, snapshot);
        return options?.CheckBackendIds == true
            ? await BackendIdChecker.ApplyAsync(Waldur, comparison, options.Concurrency, cancellationToken).ConfigureAwait(false)
            : comparison;
    }

    public async Task<ReportSummary> ReportAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        await ReportAsync(
            await CompareAsync(offering, inventory, options: null, cancellationToken).ConfigureAwait(false), options, progress, cancellationToken).ConfigureAwait(false);

    public async Task<ReportSummary> ReportAsync(
        InventoryComparison comparison,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var reporter = new InventoryReporter(Waldur, options ?? ReportOptions.Default, progress);
        return await reporter.ReportAsync(comparison, cancellationToken).ConfigureAwait(false);
    }
}
