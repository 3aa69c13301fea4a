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
        options ??= ImportOptions.Default;
        using var import = new BulkImport(Waldur, options, progress);
        var list = List(query, new PageOptions { Parallelism = options.Concurrency });
        return await import.RunAsync(list, query, cancellationToken).ConfigureAwait(false);
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

    public async Task<ImportSummary> ImportAllAsync(
        ImportPlan plan,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= ImportOptions.Default;
        if (options.ChoosesPlans)
        {
            throw new ArgumentException("The options choose plans, and so does the import plan: leave ImportOptions.Plan out.", nameof(options));
        }

        var review = await ImportPlanReview.ReadAsync(Waldur, plan, options.Concurrency, cancellationToken).ConfigureAwait(false);
        var plans = plan.Entries.ToDictionary(entry => entry.Source.Uuid, entry => entry.Plan);
        using var import = new BulkImport(Waldur, options with { Plan = row => plans[row.Uuid] }, progress);
        return await import.RunAsync(plan, review, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImportPlan> PlanImportAsync(
        BackendResourcesQuery? query = null,
        ImportPlanOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= ImportPlanOptions.Default;
        options.ThrowIfUnclear();
        var rows = await List(query, new PageOptions { Parallelism = options.Concurrency }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return await new ImportPlanner(Waldur, options).PlanAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImportPlan> PlanImportAsync(
        IEnumerable<BackendResource> resources,
        ImportPlanOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        options ??= ImportPlanOptions.Default;
        options.ThrowIfUnclear();
        BackendResource[] rows = [.. resources.DistinctBy(row => row.Uuid)];
        return await new ImportPlanner(Waldur, options).PlanAsync(rows, cancellationToken).ConfigureAwait(false);
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
        options ??= CompareOptions.Default;
        var snapshot = await OfferingSnapshot.ReadAsync(Waldur, offering, options.Concurrency, isVisible: false, cancellationToken).ConfigureAwait(false);
        var comparison = InventoryComparer.Compare(offering, items, snapshot);
        return options.CheckBackendIds
            ? await new BackendIdChecker(Waldur, options.CheckOtherOfferings, options.Concurrency).ApplyAsync(comparison, cancellationToken).ConfigureAwait(false)
            : comparison;
    }

    public async Task<InventoryComparison> CompareAsync(
        Guid offering,
        IInventorySource inventory,
        CompareOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        var items = await inventory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return await CompareAsync(offering, items, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReportSummary> ReportAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= ReportOptions.Default;
        var compareOptions = new CompareOptions { Concurrency = options.Concurrency };
        var comparison = await CompareAsync(offering, inventory, compareOptions, cancellationToken).ConfigureAwait(false);
        using var reporter = new InventoryReporter(Waldur, options, progress);
        return await reporter.ReportAsync(comparison, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReportSummary> ReportAsync(
        Guid offering,
        IInventorySource inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        var items = await inventory.ReadAsync(cancellationToken).ConfigureAwait(false);
        return await ReportAsync(offering, items, options, progress, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReportSummary> ReportAsync(
        InventoryComparison comparison,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var reporter = new InventoryReporter(Waldur, options ?? ReportOptions.Default, progress);
        return await reporter.ReportEarlierAsync(comparison, cancellationToken).ConfigureAwait(false);
    }
}
