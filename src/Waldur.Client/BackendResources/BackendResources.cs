using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain calls; comparing, reporting and importing stand in folders of their own, and are only named here.</summary>
internal sealed class BackendResources(WaldurClient waldur) : IBackendResources
{
    private BackendResourcesRequestBuilder Api => waldur.Api.BackendResources;

    public AsyncPageable<BackendResource> List(BackendResourcesQuery? query = null, PageOptions? paging = null)
    {
        query ??= new BackendResourcesQuery();
        return PagedList.Create(
            (page, cancellationToken) => Api.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            resource => resource.Uuid,
            paging);
    }

    public async Task<int> CountAsync(BackendResourcesQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<BackendResource> GetAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<BackendResource?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(uuid, token), cancellationToken);

    public async Task<BackendResource> CreateAsync(BackendResourceCreate resource, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (InventoryRules.FindProblem(resource) is { } problem)
        {
            throw new ArgumentException(problem, nameof(resource));
        }

        return (await Api.PostAsync(resource, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        try
        {
            await Api[uuid].DeleteAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiNotFoundException error) when (!error.IsRouteMissing)
        {
            // Gone already, unless it went with an earlier attempt whose response was lost.
            return error.MayHaveActed;
        }
    }

    public Task<bool> DeleteAsync(BackendResource resource, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return DeleteAsync(resource.Uuid, cancellationToken);
    }

    public async Task<Resource> ImportAsync(Guid uuid, Guid? plan = null, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        var body = new BackendResourceImport { Plan = plan };
        return (await Api[uuid].ImportResource.PostAsync(body, cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<Resource> ImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ImportAsync(resource.Uuid, plan, cancellationToken);
    }

    public Task<ImportResult> TryImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceImporter(waldur).ImportAsync(resource, plan, cancellationToken);
    }

    public async Task<ImportSummary> ImportAllAsync(
        BackendResourcesQuery? query = null,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var import = new BulkImport(waldur, options ?? ImportOptions.Default, progress);
        return await import.RunAsync(List(query), cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImportSummary> ImportAllAsync(
        IEnumerable<BackendResource> resources,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        using var import = new BulkImport(waldur, options ?? ImportOptions.Default, progress);
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
        var snapshot = await OfferingSnapshot.ReadAsync(waldur, offering, cancellationToken).ConfigureAwait(false);
        var comparison = InventoryComparer.Compare(offering, items, snapshot);
        return options?.CheckBackendIds == true
            ? await BackendIdChecker.ApplyAsync(waldur, comparison, options.Concurrency, cancellationToken).ConfigureAwait(false)
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
        using var reporter = new InventoryReporter(waldur, options ?? ReportOptions.Default, progress);
        return await reporter.ReportAsync(comparison, cancellationToken).ConfigureAwait(false);
    }
}
