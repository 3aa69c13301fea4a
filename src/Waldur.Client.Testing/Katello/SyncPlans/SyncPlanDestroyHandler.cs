namespace Waldur.Client.Testing;

/// <summary>Removes sync plans. The organization in the path is not compared with the plan's.</summary>
internal static class SyncPlanDestroyHandler
{
    public static void AddTo(RouteTable<KatelloAction> routes)
    {
        var destroy = new KatelloAction("destroy_sync_plans", Destroy);
        routes.Add("DELETE", SyncPlanPaths.InOrganization + "/{id}", destroy).Add("DELETE", SyncPlanPaths.Flat + "/{id}", destroy);
    }

    private static FakeResponse Destroy(KatelloCall call)
    {
        var plan = SyncPlanFinder.Find(call, "destroy_sync_plans");
        foreach (var product in call.State.ProductsOf(plan).ToArray())
        {
            SyncPlanRules.Move(call, product, null);
        }

        call.State.SyncPlans.Remove(plan);
        return FakeResponse.Empty(204);
    }
}
