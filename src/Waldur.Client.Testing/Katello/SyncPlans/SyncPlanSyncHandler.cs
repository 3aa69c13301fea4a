namespace Waldur.Client.Testing;

/// <summary>Runs sync plans.</summary>
internal sealed class SyncPlanSyncHandler(FakeSyncs syncs)
{
    public void AddTo(RouteTable<KatelloAction> routes)
    {
        var sync = new KatelloAction("sync_sync_plans", Sync);

        // The server calls the id of this path sync_plan_id and then looks for id: only an id in the body is found.
        routes.Add("PUT", SyncPlanPaths.InOrganization + "/{id}/sync", sync)
            .Add("PUT", SyncPlanPaths.Flat + "/{sync_plan_id}/sync", sync);
    }

    private FakeResponse Sync(KatelloCall call)
    {
        var plan = SyncPlanFinder.Find(call, "sync_sync_plans");
        var holder = call.State.LockingTask(plan)?.Id;
        if (holder is not null || syncs.TakeRefusal())
        {
            throw Locked(call, holder ?? call.State.NewUuid());
        }

        var products = call.State.ProductsOf(plan).Where(product => call.User.Can("sync_products", product)).ToArray();
        var outcome = products.Length == 0 ? FakeSyncOutcome.Success() : syncs.Take(plan.Id);
        var task = new FakeForemanTask(call.State.NewUuid(), plan, call.User, call.State.Instant, outcome)
        {
            ProductIds = [.. products.Select(product => product.Id)],
        };
        foreach (var product in products)
        {
            product.LastTask = task;
        }

        call.State.Tasks.Add(task);
        if (products.Length == 0)
        {
            // There is nothing to wait for: the task is over at once, and successful.
            task.Advance(call.State.Instant);
        }

        return KatelloJson.Single(202, TaskJson.Write(task, call, withDuration: false));
    }

    private static ProblemException Locked(KatelloCall call, Guid holder)
    {
        var root = $"{call.Request.Scheme}://{call.Request.Host}";
        return call.Problem(
            call.Release.LockStatus,
            $"Required lock is already taken by other running tasks.\nPlease inspect their state, fix their errors and resume them.\n\n"
            + $"Required lock: link\nConflicts with tasks:\n- {root}/foreman_tasks/tasks/{holder:D}");
    }
}
