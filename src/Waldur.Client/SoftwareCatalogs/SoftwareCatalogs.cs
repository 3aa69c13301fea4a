using System.Runtime.CompilerServices;
using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations. What is composed of them stands in folders of its own, and is put beside them by <see cref="SoftwareCatalogsGroup"/>.</summary>
internal class SoftwareCatalogs(WaldurClient waldur)
{
    protected WaldurClient Waldur { get; } = waldur;

    private MarketplaceSoftwareCatalogsRequestBuilder Api => Waldur.Api.MarketplaceSoftwareCatalogs;

    public AsyncPageable<SoftwareCatalog> List(MarketplaceSoftwareCatalogsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new MarketplaceSoftwareCatalogsQuery();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            Waldur,
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

    public Task<SoftwareCatalog?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(uuid, token), cancellationToken);

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

    protected static void ThrowIfEmpty(SoftwareCatalogName name, [CallerArgumentExpression(nameof(name))] string? argument = null)
    {
        if (name.Value.Length == 0)
        {
            throw new ArgumentException("The name is empty: it names no catalog.", argument);
        }
    }

    /// <summary>
    /// All catalogs of exactly this name and type, the newest first. The server's filter finds every name that contains this
    /// one, and servers before 8.0.6 have none for the type.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type; any where it is not known.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<List<SoftwareCatalog>> ListExactAsync(string name, SoftwareCatalogType? type, CancellationToken cancellationToken)
    {
        var query = new MarketplaceSoftwareCatalogsQuery { Name = name, Ordering = [SoftwareCatalogOrdering.CreatedDescending] };
        var rows = await List(query, JobPaging.Create(Waldur.Options)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.FindAll(row => row.Name == name && (type is null || row.CatalogType == type));
    }
}
