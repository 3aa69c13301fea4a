using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What callers see of sync plans: the plain calls, and a class behind each verb that is composed of them.</summary>
internal sealed class SyncPlans : ISyncPlans
{
    private readonly SyncPlanCalls _calls;
    private readonly SyncPlanCreator _creator;
    private readonly SyncPlanUpdater _updater;
    private readonly SyncPlanRemover _remover;
    private readonly ProductChanger _products;
    private readonly SyncPlanEnsurer _ensurer;
    private readonly SyncStarter _starter;
    private readonly ClientTelemetry _telemetry;

    public SyncPlans(KatelloClient katello, IProducts products, ITasks tasks)
    {
        var writes = new KatelloWrites(katello.Options);
        _telemetry = katello.Telemetry;
        _calls = new SyncPlanCalls(katello);
        _creator = new SyncPlanCreator(_calls, writes);
        _updater = new SyncPlanUpdater(_calls, writes);
        _remover = new SyncPlanRemover(_calls, writes);
        _products = new ProductChanger(_calls, writes);
        _ensurer = new SyncPlanEnsurer(_calls, products, _creator, _updater, _products);
        _starter = new SyncStarter(_calls, new PlanTasks(katello), tasks, writes, katello.Options);
    }

    public AsyncPageable<SyncPlan> List(int organization, SyncPlanFilter? filter = null, PageOptions? paging = null) =>
        _calls.List(organization, filter, paging);

    public Task<IReadOnlyList<SyncPlan>> ListAllAsync(int organization, SyncPlanFilter? filter = null, CancellationToken cancellationToken = default) =>
        _calls.ListAllAsync(organization, filter, cancellationToken);

    public Task<int> CountAsync(int organization, SyncPlanFilter? filter = null, CancellationToken cancellationToken = default) =>
        _calls.CountAsync(organization, filter, cancellationToken);

    public Task<SyncPlan> GetAsync(int organization, int id, CancellationToken cancellationToken = default) =>
        _calls.GetAsync(organization, id, cancellationToken);

    public Task<SyncPlan?> TryGetAsync(int organization, int id, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(organization, id, token), cancellationToken);

    public Task<SyncPlan> GetAsync(int id, CancellationToken cancellationToken = default) => _calls.GetAsync(id, cancellationToken);

    public Task<SyncPlan?> FindAsync(int organization, string name, CancellationToken cancellationToken = default)
    {
        WireText.ThrowIfNoName(name);
        return _calls.FindAsync(organization, name, cancellationToken);
    }

    public Task<SyncPlan> CreateAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken = default) =>
        _creator.CreateAsync(organization, plan, cancellationToken);

    public Task<SyncPlan> UpdateAsync(int organization, int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default) =>
        _updater.UpdateAsync(organization, id, changes, cancellationToken);

    public Task<SyncPlan> UpdateAsync(int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default) =>
        _updater.UpdateAsync(id, changes, cancellationToken);

    public Task<SyncPlan> UpdateAsync(SyncPlan plan, SyncPlanUpdate changes, CancellationToken cancellationToken = default) =>
        _updater.UpdateAsync(plan, changes, cancellationToken);

    public Task<bool> DeleteAsync(int organization, int id, CancellationToken cancellationToken = default) =>
        _remover.DeleteAsync(organization, id, cancellationToken);

    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken = default) => _remover.DeleteAsync(id, cancellationToken);

    public Task<bool> DeleteAsync(SyncPlan plan, CancellationToken cancellationToken = default) => _remover.DeleteAsync(plan, cancellationToken);

    public Task<ProductChange> AddProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default) =>
        _products.AddAsync(organization, id, products, cancellationToken);

    public Task<ProductChange> AddProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return _products.AddAsync(plan.OrganizationId, plan.Id, products, cancellationToken);
    }

    public Task<ProductChange> RemoveProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default) =>
        _products.RemoveAsync(organization, id, products, cancellationToken);

    public Task<ProductChange> RemoveProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return _products.RemoveAsync(plan.OrganizationId, plan.Id, products, cancellationToken);
    }

    public Task<EnsureResult> EnsureAsync(
        int organization,
        DesiredSyncPlan desired,
        EnsureOptions? options = null,
        CancellationToken cancellationToken = default) => _telemetry.RunAsync(
        Jobs.Ensure,
        organization,
        () => _ensurer.EnsureAsync(organization, desired, options ?? EnsureOptions.Default, cancellationToken),
        static result => result.Outcome.ToString(),
        cancellationToken: cancellationToken);

    public Task<SyncRun> SyncAsync(int organization, int id, CancellationToken cancellationToken = default) =>
        SyncAsync(id, () => _starter.StartAsync(organization, id, cancellationToken), cancellationToken);

    public Task<SyncRun> SyncAsync(SyncPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return SyncAsync(plan.Id, () => _starter.StartAsync(plan, cancellationToken), cancellationToken);
    }

    private Task<SyncRun> SyncAsync(int id, Func<Task<SyncRun>> start, CancellationToken cancellationToken) => _telemetry.RunAsync(
        Jobs.Sync, id, start, static run => run.IsLookedUp ? "LookedUp" : "Started", cancellationToken: cancellationToken);
}
