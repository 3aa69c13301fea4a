using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations; reporting and importing stand in folders of their own.</summary>
internal sealed class BackendResources(WaldurClient waldur) : IBackendResources
{
    private BackendResourcesRequestBuilder Api => waldur.Api.BackendResources;

    public AsyncPageable<BackendResource> List(BackendResourcesQuery? query = null, PageOptions? paging = null)
    {
        query ??= new BackendResourcesQuery();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.BackendResources.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
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
        return new ResourceImporter(this, waldur.Options.TimeProvider).ImportAsync(resource, plan, cancellationToken);
    }

    public Task<ImportSummary> ImportAllAsync(
        BackendResourcesQuery? query = null,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        NewImport(options, progress).RunAsync(List(query, BulkImport.EveryRow), cancellationToken);

    public Task<ImportSummary> ImportAllAsync(
        IEnumerable<BackendResource> resources,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resources);
        return NewImport(options, progress).RunAsync([.. resources], cancellationToken);
    }

    public Task<ReportResult> ReportAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentNullException.ThrowIfNull(inventory);
        return new InventoryReporter(this, offering, options ?? ReportOptions.Default, waldur.Options.TimeProvider, progress).ReportAsync([.. inventory], cancellationToken);
    }

    private BulkImport NewImport(ImportOptions? options, IProgress<ImportProgress>? progress) =>
        new(new ResourceImporter(this, waldur.Options.TimeProvider), options ?? ImportOptions.Default, progress);
}
