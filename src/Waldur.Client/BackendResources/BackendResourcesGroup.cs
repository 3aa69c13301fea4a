using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations, and what is composed of them.</summary>
internal sealed class BackendResourcesGroup(WaldurClient waldur) : BackendResources(waldur), IBackendResources
{
    public Task<ImportResult> TryImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ImportJob.RunAsync(Waldur, resource.Uuid, importer => importer.ImportAsync(resource, plan, cancellationToken), cancellationToken);
    }

    public Task<ImportSummary> ImportAllAsync(
        BackendResourcesQuery? query = null,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= ImportOptions.Default;
        var list = List(query, JobPaging.Create(Waldur.Options, options.Concurrency));
        return ImportJob.RunAsync(Waldur, import => import.RunAsync(list, query, cancellationToken), options, progress, cancellationToken);
    }

    public Task<ImportSummary> ImportAllAsync(
        IEnumerable<BackendResource> resources,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        BackendResource[] chosen = [.. resources];
        return ImportJob.RunAsync(Waldur, import => import.RunAsync(chosen, cancellationToken), options ?? ImportOptions.Default, progress, cancellationToken);
    }

    public Task<ImportSummary> ImportAllAsync(
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

        var plans = plan.Entries.ToDictionary(entry => entry.Source.Uuid, entry => entry.Plan);
        return ImportJob.RunAsync(Waldur, ReviewAndImportAsync, options with { Plan = row => plans[row.Uuid] }, progress, cancellationToken);

        async Task<ImportSummary> ReviewAndImportAsync(BulkImport import)
        {
            var review = await ImportPlanReview.ReadAsync(Waldur, plan, options.Concurrency, cancellationToken).ConfigureAwait(false);
            return await import.RunAsync(plan, review, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<ImportPlan> PlanImportAsync(
        BackendResourcesQuery? query = null,
        ImportPlanOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= ImportPlanOptions.Default;
        options.ThrowIfUnclear();
        var list = List(query, JobPaging.Create(Waldur.Options, options.Concurrency));
        return ImportJob.PlanAsync(Waldur, ListAndPlanAsync, cancellationToken);

        async Task<ImportPlan> ListAndPlanAsync()
        {
            var rows = await list.ToListAsync(cancellationToken).ConfigureAwait(false);
            rows.ForEach(row => ImportFilter.ThrowIfNotAskedFor(row, query));
            return await new ImportPlanner(Waldur, options).PlanAsync(rows, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<ImportPlan> PlanImportAsync(
        IEnumerable<BackendResource> resources,
        ImportPlanOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        options ??= ImportPlanOptions.Default;
        options.ThrowIfUnclear();
        BackendResource[] rows = [.. resources.DistinctBy(row => row.Uuid)];
        return ImportJob.PlanAsync(Waldur, () => new ImportPlanner(Waldur, options).PlanAsync(rows, cancellationToken), cancellationToken);
    }

    public async Task<InventoryComparison> CompareAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        CompareOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= CompareOptions.Default;
        using var runner = new BulkRunner(options.Concurrency, Waldur.Options.TimeProvider);
        return await ComparisonJob.RunAsync(Waldur.With(runner.CallOptions), offering, inventory, options, cancellationToken).ConfigureAwait(false);
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

    public Task<ReportSummary> ReportAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        return ReportJob.RunAsync(Waldur, offering, CompareAndReportAsync, options, progress, cancellationToken);

        async Task<ReportSummary> CompareAndReportAsync(InventoryReporter reporter)
        {
            var comparison = await reporter.CompareAsync(offering, inventory, cancellationToken).ConfigureAwait(false);
            return await reporter.ReportAsync(comparison, cancellationToken).ConfigureAwait(false);
        }
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

    public Task<ReportSummary> ReportAsync(
        InventoryComparison comparison,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ReportJob.RunAsync(Waldur, comparison.Offering, reporter => reporter.ReportEarlierAsync(comparison, cancellationToken), options, progress, cancellationToken);
    }
}
