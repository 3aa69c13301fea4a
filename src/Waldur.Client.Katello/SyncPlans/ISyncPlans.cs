using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Plans by which products are synchronised at set times. All paths name the organization by its number.</summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels. What the server responds with 500 (a bad name, interval, date or cron line) is refused with an
/// <see cref="ArgumentException"/> before anything is changed; cron lines are checked as <see cref="DesiredSyncPlan.CronExpression"/>
/// says, and for those that only newer servers take the server's version is read first. Writes that lose their response are
/// looked up as <see cref="ClientOptions.LostResponse"/> says. Methods that take an organization and an id read the plan before they
/// change it: for most changes the server does not compare the two, or only when it is too late.
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

    /// <summary>Reads a sync plan that may be gone: <c>GET /katello/api/organizations/{organization_id}/sync_plans/{id}</c>.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<SyncPlan?> TryGetAsync(int organization, int id, CancellationToken cancellationToken = default);

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
    /// <returns>The new plan; where the response was lost, the one of its name that is as asked.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    Task<SyncPlan> CreateAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes settings of a sync plan: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}</c>. A change of
    /// the schedule always carries <c>enabled</c>, read first where the caller does not say it: the server would enable a disabled plan.
    /// </summary>
    /// <param name="organization">The organization's id; it must be the plan's own.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="changes">What to change; with nothing set, no change is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The plan as it is stored now: read back where <c>enabled</c> was sent, for without the right to schedules the server claims
    /// to have switched it.
    /// </returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was sent.</exception>
    /// <exception cref="ApiValidationException">The plan belongs to another organization: nothing was sent.</exception>
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
    /// <param name="plan">The plan as it was read; it is not read anew.</param>
    /// <param name="changes">What to change; with nothing set, nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ApiValidationException">
    /// The plan does not belong to the organization that it names: the server has changed it all the same, and
    /// <see cref="ApiException.MayHaveActed"/> is true.
    /// </exception>
    Task<SyncPlan> UpdateAsync(SyncPlan plan, SyncPlanUpdate changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a sync plan: <c>DELETE /katello/api/organizations/{organization_id}/sync_plans/{id}</c>. Its products stay.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// False where there was no such plan, or the caller may not see it. That is believed only where the server says so in its own
    /// words: a gateway's 404 is thrown.
    /// </returns>
    /// <exception cref="ApiValidationException">The plan belongs to another organization: nothing was sent.</exception>
    /// <exception cref="ApiException">Among other reasons: the server responds 200 with an error, and has not deleted it.</exception>
    Task<bool> DeleteAsync(int organization, int id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a sync plan of any organization: <c>DELETE /katello/api/sync_plans/{id}</c>. Its products stay.</summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// False where there was no such plan, or the caller may not see it. That is believed only where the server says so in its own
    /// words: a gateway's 404 is thrown.
    /// </returns>
    Task<bool> DeleteAsync(int id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a sync plan that was read, by its own organization and id:
    /// <c>DELETE /katello/api/organizations/{organization_id}/sync_plans/{id}</c>. Its products stay. Nothing is read before.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where the server says in its own words that there is no such plan.</returns>
    Task<bool> DeleteAsync(SyncPlan plan, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds products: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}/add_products</c>. The server skips ids
    /// silently and takes products out of other plans; the result says both.
    /// </summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="products">The products' ids; none sends nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Which products came in, which were in before, which were not taken or refused, which moved from another plan.</returns>
    /// <exception cref="ApiException">Among other reasons: every one of the products was refused.</exception>
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
    /// <returns>Which products went out, which were not in before, which are still in although they should not be.</returns>
    Task<ProductChange> RemoveProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RemoveProductsAsync(int, int, IEnumerable{int}, CancellationToken)"/>
    /// <param name="plan">The plan.</param>
    /// <param name="products">The products' ids; none sends nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ProductChange> RemoveProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a sync plan what is desired: creates it (<c>POST /katello/api/organizations/{organization_id}/sync_plans</c>), changes what
    /// differs (<c>PUT …/sync_plans/{id}</c>, <c>…/add_products</c>, <c>…/remove_products</c>), or leaves it alone. Instants are compared, not their
    /// text. Whether a plan is enabled stays as it is unless it is stated. Run twice, it changes nothing the second time.
    /// </summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="desired">The plan, found by its name.</param>
    /// <param name="options">Whether only to show what would be done.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What was done, and which fields differed. What is known of a product beforehand (it does not exist, may not be edited, is disabled) is not tried.</returns>
    /// <exception cref="ArgumentException">A value breaks a rule of the server; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">Several products have a name of <see cref="DesiredSyncPlan.ProductNames"/>; nothing was changed.</exception>
    /// <exception cref="SyncPlanEnsureException">A call failed after something was done; it carries what was done.</exception>
    /// <exception cref="SyncPlanEnsureCanceledException">The caller cancelled after something was done; it carries what was done.</exception>
    Task<EnsureResult> EnsureAsync(int organization, DesiredSyncPlan desired, EnsureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Synchronises the products of a plan now: <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}/sync</c>. The
    /// shorter path without the organization gets 404 on every release. It is sent once: where the response is lost, or does not
    /// hold the task, that is looked for in <c>GET /foreman_tasks/api/tasks</c>.
    /// </summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="id">The plan's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A handle of the task that does the work.</returns>
    /// <exception cref="SyncPlanLockedException">A synchronisation of this plan, or of a product of it, is under way already; its tasks are named.</exception>
    /// <exception cref="ApiValidationException">The plan belongs to another organization: nothing was started.</exception>
    /// <exception cref="ApiException">Among other reasons: the response was lost and no task was found; <see cref="ApiException.MayHaveActed"/> is true.</exception>
    Task<SyncRun> SyncAsync(int organization, int id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Synchronises all products of a plan that was read now, whatever its schedule says:
    /// <c>PUT /katello/api/organizations/{organization_id}/sync_plans/{id}/sync</c>. Nothing is read before.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A handle of the task that does the work.</returns>
    /// <exception cref="SyncPlanLockedException">A synchronisation of this plan, or of a product of it, is under way already; its tasks are named.</exception>
    /// <exception cref="ApiException">Among other reasons: the response was lost and no task was found; <see cref="ApiException.MayHaveActed"/> is true.</exception>
    Task<SyncRun> SyncAsync(SyncPlan plan, CancellationToken cancellationToken = default);
}
