using System.Runtime.CompilerServices;
using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations; jobs and refreshing stand in folders of their own.</summary>
internal sealed class SoftwareCatalogs(WaldurClient waldur) : ISoftwareCatalogs
{
    private MarketplaceSoftwareCatalogsRequestBuilder Api => waldur.Api.MarketplaceSoftwareCatalogs;

    private CatalogJobs Jobs => new(this, waldur.Poller, waldur.Options.TimeProvider);

    public AsyncPageable<SoftwareCatalog> List(MarketplaceSoftwareCatalogsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new MarketplaceSoftwareCatalogsQuery();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceSoftwareCatalogs.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            catalog => catalog.Uuid,
            paging);
    }

    public async Task<int> CountAsync(MarketplaceSoftwareCatalogsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<SoftwareCatalog> GetAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<SoftwareCatalog> CreateAsync(SoftwareCatalogCreate catalog, CancellationToken cancellationToken = default)
    {
        SoftwareCatalogRules.ThrowIfBroken(catalog);
        return (await Api.PostAsync(catalog, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<SoftwareCatalog> ReplaceAsync(Guid uuid, SoftwareCatalogUpdate catalog, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        SoftwareCatalogRules.ThrowIfBroken(catalog);
        return (await Api[uuid].PutAsync(catalog, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<SoftwareCatalog> UpdateAsync(Guid uuid, SoftwareCatalogPatch change, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        SoftwareCatalogRules.ThrowIfBroken(change);
        return (await Api[uuid].PatchAsync(change, cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Api[uuid].DeleteAsync(token), cancellationToken);
    }

    public Task<bool> DeleteAsync(SoftwareCatalog catalog, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return DeleteAsync(catalog.Uuid, cancellationToken);
    }

    public async Task<IReadOnlyList<SoftwareCatalogDiscovery>> DiscoverAsync(CancellationToken cancellationToken = default) =>
        (await Api.Discover.GetAsync(cancellationToken).ConfigureAwait(false)).Value;

    public async Task<CatalogJob?> ImportCatalogAsync(SoftwareCatalogName name, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(name);
        var body = new SoftwareCatalogImport { Name = name };
        return (await Api.ImportCatalog.PostAsync(body, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<CatalogJob?> UpdateCatalogAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].UpdateCatalog.PostAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<CatalogResult> ImportAndWaitAsync(
        SoftwareCatalogName name,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(name);
        return Jobs.ImportAsync(name, options ?? CatalogRefreshOptions.DefaultWait, progress, cancellationToken);
    }

    public Task<CatalogResult> UpdateAndWaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Jobs.UpdateAsync(uuid, options ?? CatalogRefreshOptions.DefaultWait, progress, cancellationToken);
    }

    public Task<CatalogResult> UpdateAndWaitAsync(
        SoftwareCatalog catalog,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return UpdateAndWaitAsync(catalog.Uuid, options, progress, cancellationToken);
    }

    public Task<CatalogSummary> EnsureLatestAsync(
        CatalogRefreshOptions? options = null,
        IProgress<CatalogProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= CatalogRefreshOptions.Default;
        return new CatalogRefresh(this, new CatalogRefresher(this, Jobs, options, progress), options).RunAsync(cancellationToken);
    }

    private static void ThrowIfEmpty(SoftwareCatalogName name, [CallerArgumentExpression(nameof(name))] string? argument = null)
    {
        if (name.Value.Length == 0)
        {
            throw new ArgumentException("The name is empty: it names no catalog.", argument);
        }
    }
}
