using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Catalogs of software that can be installed, which the server loads from their sources by jobs in the background. Everybody
/// may read them; the rest is for staff.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels.
/// </remarks>
public interface ISoftwareCatalogs
{
    /// <summary>Lists catalogs: <c>GET /api/marketplace-software-catalogs/</c>.</summary>
    /// <param name="query">Filters and order; all, by name, when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<SoftwareCatalog> List(MarketplaceSoftwareCatalogsQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts catalogs: <c>HEAD /api/marketplace-software-catalogs/</c>.</summary>
    /// <param name="query">Filters; all when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(MarketplaceSoftwareCatalogsQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a catalog: <c>GET /api/marketplace-software-catalogs/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalog.</returns>
    Task<SoftwareCatalog> GetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a catalog that may not exist: <c>GET /api/marketplace-software-catalogs/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalog; null where the server itself says that there is none.</returns>
    Task<SoftwareCatalog?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates an empty catalog, plainly: <c>POST /api/marketplace-software-catalogs/</c>. To create one and load it, see
    /// <see cref="ImportAndWaitAsync"/>.
    /// </summary>
    /// <param name="catalog">What to create; name, version and type together must be new.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new catalog.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> the catalog may exist.</exception>
    Task<SoftwareCatalog> CreateAsync(SoftwareCatalogCreate catalog, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the settings of a catalog: <c>PUT /api/marketplace-software-catalogs/{uuid}/</c>. A type that is left out may
    /// fall back to the server's default, a binary runtime; other settings that are left out stay.
    /// </summary>
    /// <param name="uuid">The catalog's uuid.</param>
    /// <param name="catalog">All settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalog as it is now.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    Task<SoftwareCatalog> ReplaceAsync(Guid uuid, SoftwareCatalogUpdate catalog, CancellationToken cancellationToken = default);

    /// <summary>Changes some settings of a catalog: <c>PATCH /api/marketplace-software-catalogs/{uuid}/</c>.</summary>
    /// <param name="uuid">The catalog's uuid.</param>
    /// <param name="change">What changes; what is absent stays.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalog as it is now.</returns>
    /// <exception cref="ArgumentException">Rules of the server are broken; the message lists all of them, and nothing was sent.</exception>
    Task<SoftwareCatalog> UpdateAsync(Guid uuid, SoftwareCatalogPatch change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a catalog: <c>DELETE /api/marketplace-software-catalogs/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    /// <exception cref="ApiConflictException">Something still refers to it.</exception>
    /// <exception cref="ApiNotFoundException">A 404 that does not come from the server itself: the catalog may still be there.</exception>
    Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DeleteAsync(Guid, CancellationToken)"/>
    /// <param name="catalog">The catalog.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<bool> DeleteAsync(SoftwareCatalog catalog, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the sources which versions exist: <c>GET /api/marketplace-software-catalogs/discover/</c>. The server asks them
    /// while the caller waits. It changes nothing.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One row for each source that the server knows, with the version that it has, if any.</returns>
    /// <exception cref="ApiNotFoundException">The server is older than 8.0.2 and has no such operation.</exception>
    Task<IReadOnlyList<SoftwareCatalogDiscovery>> DiscoverAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts an import, plainly: <c>POST /api/marketplace-software-catalogs/import_catalog/</c>. The catalog appears later,
    /// or never. See <see cref="ImportAndWaitAsync"/>.
    /// </summary>
    /// <param name="name">Which catalog.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the server says of the job; null where it says nothing.</returns>
    /// <exception cref="ApiValidationException">The server knows no such source, or has the catalog already.</exception>
    Task<CatalogJob?> ImportCatalogAsync(SoftwareCatalogName name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts loading a catalog again, in the version that it names: <c>POST /api/marketplace-software-catalogs/{uuid}/update_catalog/</c>,
    /// plainly. See <see cref="UpdateAndWaitAsync(Guid, WaitOptions, IProgress{SoftwareCatalog}, CancellationToken)"/>.
    /// </summary>
    /// <param name="uuid">The catalog's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What the server says of the job; null where it says nothing.</returns>
    /// <exception cref="ApiValidationException">The server has no source for this catalog.</exception>
    Task<CatalogJob?> UpdateCatalogAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports a catalog and waits until it is loaded: <c>POST /api/marketplace-software-catalogs/import_catalog/</c>, then
    /// <c>GET /api/marketplace-software-catalogs/</c>. The list is read before the call too, so that only a new catalog of exactly
    /// this name and type is taken for the imported one. An import whose response was lost is looked up as
    /// <see cref="ClientOptions.LostResponse"/> says, and sent again when that time is over.
    /// </summary>
    /// <param name="name">Which catalog.</param>
    /// <param name="options">How often to poll, and for how long in all, a lost response included; from 2 to 30 seconds apart for 30 minutes when left out.</param>
    /// <param name="progress">Receives the catalog each time it was read, once it has appeared.</param>
    /// <param name="cancellationToken">Stops waiting, with outcome <see cref="CatalogOutcome.Cancelled"/>; the server goes on.</param>
    /// <returns>How the import ended, or why waiting stopped. What the server has recorded is returned, not thrown.</returns>
    /// <exception cref="ApiValidationException">The server knows no such source, or has the catalog already.</exception>
    Task<CatalogResult> ImportAndWaitAsync(
        SoftwareCatalogName name,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Loads a catalog again, in the version that it names, and waits until it is loaded. The server's own times, as they
    /// were before the call, say whether the job has begun and ended; an error text of an earlier job is cleared first, so
    /// that it is not taken for this one's. A write whose response was lost is looked up as <see cref="ClientOptions.LostResponse"/>
    /// says, and sent again when that time is over. Calls <c>POST /api/marketplace-software-catalogs/{uuid}/update_catalog/</c>,
    /// <c>GET</c> and <c>PATCH /api/marketplace-software-catalogs/{uuid}/</c>.
    /// </summary>
    /// <param name="uuid">The catalog's uuid.</param>
    /// <param name="options">How often to poll, and for how long in all, a lost response included; from 2 to 30 seconds apart for 30 minutes when left out.</param>
    /// <param name="progress">Receives the catalog each time it was read.</param>
    /// <param name="cancellationToken">Stops waiting, with outcome <see cref="CatalogOutcome.Cancelled"/>; the server goes on.</param>
    /// <returns>How the update ended, or why waiting stopped. What the server has recorded is returned, not thrown.</returns>
    /// <exception cref="ApiValidationException">The server has no source for this catalog.</exception>
    Task<CatalogResult> UpdateAndWaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="UpdateAndWaitAsync(Guid, WaitOptions, IProgress{SoftwareCatalog}, CancellationToken)"/>
    /// <param name="catalog">The catalog; it is read again before the call.</param>
    /// <param name="options">How often to poll, and for how long in all, a lost response included; from 2 to 30 seconds apart for 30 minutes when left out.</param>
    /// <param name="progress">Receives the catalog each time it was read.</param>
    /// <param name="cancellationToken">Stops waiting, with outcome <see cref="CatalogOutcome.Cancelled"/>; the server goes on.</param>
    Task<CatalogResult> UpdateAndWaitAsync(
        SoftwareCatalog catalog,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings catalogs to the newest version of their sources: discovers (<c>GET /api/marketplace-software-catalogs/discover/</c>),
    /// imports what is missing (<c>POST …/import_catalog/</c>), and where there is a newer version, or the last load failed, sets the
    /// version (<c>PATCH …/{uuid}/</c>), updates (<c>POST …/{uuid}/update_catalog/</c>) and waits. A catalog whose update fails or never begins
    /// gets its old version back, so that it does not name one that it does not hold. One bad catalog, a progress callback that
    /// throws, or a cancellation never loses the results of the others.
    /// </summary>
    /// <param name="options">Which catalogs, how long to wait, how many at once.</param>
    /// <param name="progress">Receives every step.</param>
    /// <param name="cancellationToken">Stops; what has ended is returned all the same, and the server goes on with what has begun.</param>
    /// <returns>What became of each catalog.</returns>
    /// <exception cref="ApiException">Discovery failed; nothing was changed.</exception>
    Task<CatalogSummary> EnsureLatestAsync(
        CatalogRefreshOptions? options = null,
        IProgress<CatalogProgress>? progress = null,
        CancellationToken cancellationToken = default);
}
