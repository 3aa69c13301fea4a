namespace Waldur.Client.Testing;

/// <summary>Adds products to sync plans and takes them out. What the caller may not edit is skipped without a word.</summary>
internal static class SyncPlanProductHandlers
{
    public static void AddTo(RouteTable<KatelloAction> routes) => routes
        .Add("PUT", SyncPlanPaths.InOrganization + "/{id}/add_products", new KatelloAction("view_sync_plans", Add))
        .Add("PUT", SyncPlanPaths.InOrganization + "/{id}/remove_products", new KatelloAction("view_sync_plans", Remove));

    /// <summary>Refuses a product that Red Hat provides and that has no repository.</summary>
    public static void CheckEnabled(KatelloCall call, FakeProduct product)
    {
        if (product.IsDisabled)
        {
            throw call.Release.PrunesProducts
                ? call.Problem(500, "Cannot add disabled products to sync plan!")
                : call.Invalid("base", $"Can not add product {product.Name} because it is disabled");
        }
    }

    private static FakeResponse Add(KatelloCall call)
    {
        var plan = SyncPlanFinder.Find(call, "view_sync_plans");
        SyncPlanRules.Prune(call, plan);
        var products = Editable(call, plan);
        foreach (var product in products)
        {
            CheckEnabled(call, product);
        }

        return Move(call, plan, products, plan);
    }

    private static FakeResponse Remove(KatelloCall call)
    {
        var plan = SyncPlanFinder.Find(call, "view_sync_plans");
        SyncPlanRules.Prune(call, plan);
        return Move(call, plan, Editable(call, plan).FindAll(product => product.Plan == plan), null);
    }

    private static FakeResponse Move(KatelloCall call, FakeSyncPlan plan, List<FakeProduct> products, FakeSyncPlan? target)
    {
        foreach (var product in products)
        {
            SyncPlanRules.Move(call, product, target);
        }

        return KatelloJson.Single(200, SyncPlanJson.Write(plan, call));
    }

    // Only the top level counts: ids under a root "sync_plan" are not seen.
    private static List<FakeProduct> Editable(KatelloCall call, FakeSyncPlan plan)
    {
        var ids = KatelloBody.Ids(call.Body["product_ids"]);
        return call.State.Products.FindAll(product =>
            ids.Contains(product.Id) && product.Organization == plan.Organization && call.User.Can("edit_products", product));
    }
}
