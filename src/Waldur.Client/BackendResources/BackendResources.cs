using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations of the group, each a call of its own.</summary>
internal class BackendResources(WaldurClient waldur)
{
    protected WaldurClient Waldur { get; } = waldur;

    private BackendResourcesRequestBuilder Api => Waldur.Api.BackendResources;

    public AsyncPageable<BackendResource> List(BackendResourcesQuery? query = null, PageOptions? paging = null)
    {
        query ??= new BackendResourcesQuery();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            Waldur,
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

    public Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Api[uuid].DeleteAsync(token), cancellationToken);
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
}
