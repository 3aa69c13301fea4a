using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Resources that a backend holds and that can be imported into the marketplace. Agents report them; staff import them,
/// which turns the row into a marketplace resource.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels.
/// </remarks>
public interface IBackendResources
{
    /// <summary>Lists the backend resources that the caller may see: <c>GET /api/backend-resources/</c>.</summary>
    /// <param name="query">Filters and order; all, newest first, when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<BackendResource> List(BackendResourcesQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts backend resources: <c>HEAD /api/backend-resources/</c>.</summary>
    /// <param name="query">Filters; all when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(BackendResourcesQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a backend resource: <c>GET /api/backend-resources/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The backend resource.</returns>
    Task<BackendResource> GetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a backend resource that may be gone: <c>GET /api/backend-resources/{uuid}/</c>.</summary>
    /// <param name="uuid">The backend resource's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The backend resource; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<BackendResource?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reports one resource, plainly: <c>POST /api/backend-resources/</c>. The server has no uniqueness: reporting twice makes
    /// two rows. See <see cref="ReportAsync(Guid, IEnumerable{InventoryItem}, ReportOptions?, IProgress{ReportProgress}?, CancellationToken)"/>.
    /// </summary>
    /// <param name="resource">What to report; its name and backend id are checked for their lengths.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new row.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> the row may exist.</exception>
    Task<BackendResource> CreateAsync(BackendResourceCreate resource, CancellationToken cancellationToken = default);

    /// <summary>Deletes a backend resource: <c>DELETE /api/backend-resources/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DeleteAsync(Guid, CancellationToken)"/>
    /// <param name="resource">The backend resource.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<bool> DeleteAsync(BackendResource resource, CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports a backend resource into the marketplace, plainly. For staff: <c>POST /api/backend-resources/{uuid}/import_resource/</c>.
    /// The row is deleted by it. See <see cref="TryImportAsync(BackendResource, Guid?, CancellationToken)"/>.
    /// </summary>
    /// <param name="uuid">The backend resource's uuid.</param>
    /// <param name="plan">The plan's uuid; needed where the offering is shared.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The marketplace resource.</returns>
    /// <exception cref="ApiValidationException">It has been imported already, or the plan is missing or unknown.</exception>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> it may have been imported.</exception>
    Task<Resource> ImportAsync(Guid uuid, Guid? plan = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ImportAsync(Guid, Guid?, CancellationToken)"/>
    /// <param name="resource">The backend resource.</param>
    /// <param name="plan">The plan's uuid; needed where the offering is shared.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Resource> ImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports a backend resource (<c>POST /api/backend-resources/{uuid}/import_resource/</c>) and returns what became of it, instead of throwing. Where the response is lost, the row is
    /// looked up until the server's time is up: gone, it was imported; still there, that is uncertain. It is not sent twice.
    /// </summary>
    /// <param name="resource">The backend resource.</param>
    /// <param name="plan">The plan's uuid; needed where the offering is shared.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of it.</returns>
    Task<ImportResult> TryImportAsync(BackendResource resource, Guid? plan = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports many backend resources, each by <c>POST /api/backend-resources/{uuid}/import_resource/</c>. The list is taken first as a whole, because importing deletes rows and shifts
    /// pages; running it again takes up what is left.
    /// </summary>
    /// <param name="query">Which ones; all that the caller may see when left out.</param>
    /// <param name="options">The plan of each, and how many to import at once.</param>
    /// <param name="progress">Takes each result as it comes; what it throws is logged and stops nothing.</param>
    /// <param name="cancellationToken">Stops after what is under way.</param>
    /// <returns>What became of each, in the order of the list.</returns>
    /// <exception cref="ArgumentException">The query names a page; nothing was sent.</exception>
    /// <exception cref="ApiException">The list could not be read, and nothing was imported. What goes wrong later is in the summary.</exception>
    /// <exception cref="ApiUnexpectedContentException">The list holds rows that were not asked for: the server ignores a filter. Nothing of that list was imported.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before anything was imported.</exception>
    Task<ImportSummary> ImportAllAsync(
        BackendResourcesQuery? query = null,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports backend resources that the caller has listed or chosen, each by <c>POST /api/backend-resources/{uuid}/import_resource/</c>.
    /// </summary>
    /// <param name="resources">Which ones.</param>
    /// <param name="options">The plan of each, and how many to import at once.</param>
    /// <param name="progress">Takes each result as it comes; what it throws is logged and stops nothing.</param>
    /// <param name="cancellationToken">Stops after what is under way.</param>
    /// <returns>What became of each, in the order given.</returns>
    Task<ImportSummary> ImportAllAsync(
        IEnumerable<BackendResource> resources,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Plans an import, for staff: says of each row (<c>GET /api/backend-resources/</c>) whether it can be imported and with which plan of
    /// its offering (<c>GET /api/marketplace-provider-offerings/{uuid}/</c>), or what is in the way: the marketplace has it
    /// (<c>GET /api/marketplace-provider-resources/</c>), limits that do not fit the offering's components, a backend id that is in use
    /// (<c>POST /api/marketplace-provider-offerings/{uuid}/check_unique_backend_id/</c>). Nothing is changed.
    /// </summary>
    /// <param name="query">Which rows; all that the caller may see when left out.</param>
    /// <param name="options">Which plan of the offering is taken, and whether backend ids are checked.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The plan: to be shown, stored, edited, and carried out by <see cref="ImportAllAsync(ImportPlan, ImportOptions?, IProgress{ImportProgress}?, CancellationToken)"/>.</returns>
    /// <exception cref="ArgumentException">The options choose plans in more than one way, or the query names a page.</exception>
    /// <exception cref="ApiException">The rows, an offering or what the marketplace has could not be read.</exception>
    /// <exception cref="ApiUnexpectedContentException">The list holds rows that were not asked for: the server ignores a filter of the query.</exception>
    /// <exception cref="IncompleteListingException">The rows or resources never kept still while they were listed.</exception>
    Task<ImportPlan> PlanImportAsync(
        BackendResourcesQuery? query = null,
        ImportPlanOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PlanImportAsync(BackendResourcesQuery?, ImportPlanOptions?, CancellationToken)"/>
    /// <param name="resources">Which rows; one that is given twice counts once.</param>
    /// <param name="options">Which plan of the offering is taken, and whether backend ids are checked.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    Task<ImportPlan> PlanImportAsync(
        IEnumerable<BackendResource> resources,
        ImportPlanOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries out an import plan, perhaps one that was stored, reviewed and edited meanwhile. Its rows, offerings and plans are read once
    /// more first; a row that is gone, changed or imported since, an offering that was closed, and a plan that was archived are not
    /// imported, and said. The others are imported by <c>POST /api/backend-resources/{uuid}/import_resource/</c>, each once.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How many to import at once; <see cref="ImportOptions.Plan"/> must be left out.</param>
    /// <param name="progress">Takes each result as it comes; what it throws is logged and stops nothing.</param>
    /// <param name="cancellationToken">Stops after what is under way.</param>
    /// <returns>What became of each entry of the plan, in its order.</returns>
    /// <exception cref="ArgumentException">The options choose plans, too.</exception>
    /// <exception cref="ApiException">What the server has now could not be read; nothing was imported.</exception>
    /// <exception cref="IncompleteListingException">The rows or resources never kept still while they were listed; nothing was imported.</exception>
    Task<ImportSummary> ImportAllAsync(
        ImportPlan plan,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Compares what a backend holds with the offering's reported rows (<c>GET /api/backend-resources/</c>) and with what the
    /// marketplace has (<c>GET /api/marketplace-provider-resources/</c>). Nothing is changed.
    /// </summary>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="inventory">All that the backend holds; each backend id once.</param>
    /// <param name="options">Whether new backend ids are checked against the offering's rules.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Every resource of the backend, every row and every marketplace resource, each in one class, with the reason.</returns>
    /// <exception cref="ApiException">The rows or the marketplace's resources could not be read.</exception>
    /// <exception cref="IncompleteListingException">The rows or resources never kept still while they were listed.</exception>
    Task<InventoryComparison> CompareAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        CompareOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="CompareAsync(Guid, IEnumerable{InventoryItem}, CompareOptions?, CancellationToken)"/>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="inventory">Where the inventory comes from; it is read first.</param>
    /// <param name="options">Whether new backend ids are checked against the offering's rules.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InventoryException">The inventory could not be read.</exception>
    Task<InventoryComparison> CompareAsync(
        Guid offering,
        IInventorySource inventory,
        CompareOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the offering's backend resources what a backend's inventory says, less what the marketplace has already: creates
    /// what is missing (<c>POST /api/backend-resources/</c>), leaves what is equal, replaces what has changed, removes what is there
    /// twice or imported (<c>DELETE /api/backend-resources/{uuid}/</c>), and, if asked to, deletes what is gone. Only the differences are
    /// sent. Running it again changes nothing, also after an import.
    /// </summary>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="inventory">All that the backend holds; each backend id once.</param>
    /// <param name="options">Whether to delete what is gone, and how many requests to have under way at once.</param>
    /// <param name="progress">Takes each result as it comes; what it throws is logged and stops nothing.</param>
    /// <param name="cancellationToken">Stops after what is under way.</param>
    /// <returns>What became of each item; a bad one never stops the others.</returns>
    /// <exception cref="ApiException">The offering's rows could not be listed; nothing was changed.</exception>
    /// <exception cref="IncompleteListingException">The offering's rows never kept still while they were listed; nothing was changed.</exception>
    /// <exception cref="ReportCanceledException">The caller cancelled before the end; what was done is in its summary.</exception>
    Task<ReportSummary> ReportAsync(
        Guid offering,
        IEnumerable<InventoryItem> inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ReportAsync(Guid, IEnumerable{InventoryItem}, ReportOptions?, IProgress{ReportProgress}?, CancellationToken)"/>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="inventory">Where the inventory comes from. It is read first: where that fails, nothing is created or deleted.</param>
    /// <param name="options">Whether to delete what is gone, and how many requests to have under way at once.</param>
    /// <param name="progress">Takes each result as it comes; what it throws is logged and stops nothing.</param>
    /// <param name="cancellationToken">Stops after what is under way.</param>
    /// <exception cref="InventoryException">The inventory could not be read; nothing was changed.</exception>
    Task<ReportSummary> ReportAsync(
        Guid offering,
        IInventorySource inventory,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Carries out a comparison that was made, and perhaps stored, reviewed and edited, before: see
    /// <see cref="CompareAsync(Guid, IEnumerable{InventoryItem}, CompareOptions?, CancellationToken)"/>. The offering's rows and what the
    /// marketplace has are read once more first; then rows are created and deleted by <c>POST /api/backend-resources/</c> and
    /// <c>DELETE /api/backend-resources/{uuid}/</c>. What has been reported or imported by now as it should be is left alone; what would now do
    /// something else than the comparison says is not sent, and is <see cref="ReportOutcome.Outdated"/>.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="options">Whether to delete what is gone, and how many requests to have under way at once.</param>
    /// <param name="progress">Takes each result as it comes; what it throws is logged and stops nothing.</param>
    /// <param name="cancellationToken">Stops after what is under way.</param>
    /// <returns>What became of each item.</returns>
    /// <exception cref="ApiException">What the server has now could not be read; nothing was changed.</exception>
    /// <exception cref="IncompleteListingException">The rows or resources never kept still while they were listed; nothing was changed.</exception>
    /// <exception cref="ReportCanceledException">The caller cancelled before the end; what was done is in its summary.</exception>
    Task<ReportSummary> ReportAsync(
        InventoryComparison comparison,
        ReportOptions? options = null,
        IProgress<ReportProgress>? progress = null,
        CancellationToken cancellationToken = default);
}
