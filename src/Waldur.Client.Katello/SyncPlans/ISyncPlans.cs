using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Plans by which products are synchronised at set times. All paths name the organization by its number.</summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels. What the server responds with 500 (a bad name, interval, date or cron line) is refused with an
/// <see cref="ArgumentException"/> before anything is sent.
/// </remarks>
public interface ISyncPlans
{
    /// <summary>Lists sync plans: <c>GET /katello/api/organizations/{organization_id}/sync_plans</c>. Each row holds its products.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="filter">Which plans, and in what order; all by name when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    AsyncPageable<SyncPlan> List(int organization, SyncPlanFilter? filter = null, PageOptions? paging = null);

    /// <summary>Reads all sync plans in one response: <c>GET /katello/api/organizations/{organization_id}/sync_plans?full_result=true</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="filter">Which plans, and in what order; all by name when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plans.</returns>
    /// <exception cref="ApiValidationException">The server does not understand the search or the order.</exception>
    Task<IReadOnlyList<SyncPlan>> ListAllAsync(int organization, SyncPlanFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Counts sync plans: <c>GET /katello/api/organizations/{organization_id}/sync_plans</c>, one row of it.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="filter">Which plans; all when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(int organization, SyncPlanFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a sync plan: <c>GET /katello/api/organizations/{organization_id}/sync_plans/{id}</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan.</returns>
    Task<SyncPlan> GetAsync(int organization, int id, CancellationToken cancellationToken = default);

    /// <summary>Reads a sync plan of any organization: <c>GET /katello/api/sync_plans/{id}</c>.</summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan.</returns>
    Task<SyncPlan> GetAsync(int id, CancellationToken cancellationToken = default);

    /// <summary>Finds a sync plan by its exact name: <c>GET /katello/api/organizations/{organization_id}/sync_plans?name=…</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="name">The name, in its case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan, or null where there is none of that name.</returns>
    Task<SyncPlan?> FindAsync(int organization, string name, CancellationToken cancellationToken = default);

    /// <summary>Creates a sync plan: <c>POST /katello/api/organizations/{organization_id}/sync_plans</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    Task<SyncPlan> CreateAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes settings of a sync plan: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}</c>. A change of
    /// the schedule always carries <c>enabled</c>, read first where the caller does not say it: the server would enable a disabled plan.
    /// </summary>
    /// <param name="organization">The organization's id; it must be the plan's own: for another the server responds 400, and may have made the change.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="changes">What to change; with nothing set, no change is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan as it is now.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    Task<SyncPlan> UpdateAsync(int organization, int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes settings of a sync plan of any organization: <c>PUT /katello/api/sync_plans/{id}</c>. A change of the schedule
    /// always carries <c>enabled</c>, read first where the caller does not say it.
    /// </summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="changes">What to change; with nothing set, no change is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan as it is now.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    Task<SyncPlan> UpdateAsync(int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="UpdateAsync(int, int, SyncPlanUpdate, CancellationToken)"/>
    /// <param name="plan">The plan as it was read.</param>
    /// <param name="changes">What to change; with nothing set, nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SyncPlan> UpdateAsync(SyncPlan plan, SyncPlanUpdate changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a sync plan: <c>DELETE /katello/api/organizations/{organization_id}/sync_plans/{id}</c>. Its products stay.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// False where there was no such plan, or the caller may not see it; also where the response to the deletion was lost and it
    /// was asked for again.
    /// </returns>
    /// <exception cref="ApiException">Among other reasons: the server responds 200 with an error, and has not deleted it.</exception>
    Task<bool> DeleteAsync(int organization, int id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a sync plan of any organization: <c>DELETE /katello/api/sync_plans/{id}</c>. Its products stay.</summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// False where there was no such plan, or the caller may not see it; also where the response to the deletion was lost and it
    /// was asked for again.
    /// </returns>
    Task<bool> DeleteAsync(int id, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DeleteAsync(int, int, CancellationToken)"/>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<bool> DeleteAsync(SyncPlan plan, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds products: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}/add_products</c>. The server skips ids
    /// silently and takes products out of other plans; the result tells both.
    /// </summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="products">The products' ids; none sends nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Which products are in the plan now, which were not taken, which moved from another plan.</returns>
    Task<ProductChange> AddProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="AddProductsAsync(int, int, IEnumerable{int}, CancellationToken)"/>
    /// <param name="plan">The plan.</param>
    /// <param name="products">The products' ids; none sends nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ProductChange> AddProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default);

    /// <summary>Removes products: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}/remove_products</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="products">The products' ids; none sends nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Which products are still in the plan although they should not be.</returns>
    Task<ProductChange> RemoveProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RemoveProductsAsync(int, int, IEnumerable{int}, CancellationToken)"/>
    /// <param name="plan">The plan.</param>
    /// <param name="products">The products' ids; none sends nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ProductChange> RemoveProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a sync plan what is desired: creates it, changes what differs, or leaves it alone. Instants are compared, not their
    /// text. Whether a plan is enabled stays as it is unless it is stated. Run twice, it changes nothing the second time.
    /// </summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="desired">The plan, found by its name.</param>
    /// <param name="options">Whether only to tell what would be done.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What was done, and which fields differed.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    Task<EnsureResult> EnsureAsync(int organization, DesiredSyncPlan desired, EnsureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Synchronises the products of a plan now: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}/sync</c>. The
    /// shorter path without the organization responses 404 on every release.
    /// </summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A handle of the task that does the work.</returns>
    /// <exception cref="SyncPlanLockedException">A synchronisation of this plan, or of a product of it, is under way already: perhaps one whose start lost its response.</exception>
    Task<SyncRun> SyncAsync(int organization, int id, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SyncAsync(int, int, CancellationToken)"/>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SyncRun> SyncAsync(SyncPlan plan, CancellationToken cancellationToken = default);
}
