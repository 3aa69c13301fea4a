namespace Waldur.Client.Testing;

public sealed partial class FakeKatelloServer
{
    /// <summary>Whether every request gets 503, as while the server is maintained.</summary>
    public bool IsInMaintenance { get; set; }

    /// <summary>The users.</summary>
    public IReadOnlyList<FakeKatelloUser> Users => Snapshot(state => state.Users);

    /// <summary>The organizations.</summary>
    public IReadOnlyList<FakeKatelloOrganization> Organizations => Snapshot(state => state.Organizations);

    /// <summary>The products as they are now.</summary>
    public IReadOnlyList<FakeProduct> Products => Snapshot(state => state.Products.Select(product => product.Copy()));

    /// <summary>The sync plans as they are now, in the order in which they were made.</summary>
    public IReadOnlyList<FakeSyncPlan> SyncPlans => Snapshot(state => state.SyncPlans.Select(plan => plan.Copy(state.ProductsOf(plan))));

    /// <summary>The tasks as they are now, in the order in which they were started.</summary>
    public IReadOnlyList<FakeForemanTask> Tasks => Snapshot(state => state.Tasks.Select(task => task.Copy()));

    private T[] Snapshot<T>(Func<KatelloState, IEnumerable<T>> rows)
    {
        lock (Sync)
        {
            _state.Refresh();
            return [.. rows(_state)];
        }
    }
}
