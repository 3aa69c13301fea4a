using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The part of products that has to do with sync plans.</summary>
internal static class ProductHandlers
{
    private static readonly KatelloList<FakeProduct> List = new KatelloList<FakeProduct>(Fields, product => product.Id)
        .By("name", (x, y) => string.CompareOrdinal(x.Name, y.Name))
        .By("label", (x, y) => string.CompareOrdinal(x.Label, y.Label));

    public static void AddTo(RouteTable<KatelloAction> routes)
    {
        var index = new KatelloAction("view_products", Index);
        routes.Add("GET", "/katello/api/organizations/{organization_id}/products", index)
            .Add("GET", "/katello/api/products", index)
            .Add("GET", SyncPlanPaths.Flat + "/{sync_plan_id}/products", index)
            .Add("PUT", "/katello/api/products/bulk/sync_plan", new KatelloAction("edit_products", SetPlanOfMany))
            .Add("GET", "/katello/api/products/{id}", new KatelloAction("view_products", Show))
            .Add("PUT", "/katello/api/products/{id}", new KatelloAction("edit_products", Update));
    }

    private static FakeResponse Index(KatelloCall call)
    {
        var organization = call.RequiredOrganization();
        var products = call.State.Products
            .Where(product => product.Organization == organization && call.User.Can("view_products", product));
        if (call.Parameter("name") is { } name)
        {
            products = products.Where(product => product.Name == name);
        }

        if (call.Parameter("sync_plan_id") is { } plan)
        {
            var wanted = call.Parameter("available_for") != "sync_plan";
            products = products.Where(product => product.SyncPlanId == RubyInteger.Parse(plan) == wanted);
        }

        return List.Response(call, products.ToArray(), product => ProductJson.WriteInList(product, call));
    }

    private static FakeResponse Show(KatelloCall call) =>
        KatelloJson.Single(200, ProductJson.Write(Find(call, "view_products"), call));

    private static FakeResponse Update(KatelloCall call)
    {
        var product = Find(call, "edit_products");
        var source = call.Body["product"] as JsonObject ?? call.Body;
        if (source.TryGetPropertyValue("sync_plan_id", out var id))
        {
            SetPlan(call, product, id is null ? null : FindPlan(call, KatelloBody.ToText(id)));
        }

        return KatelloJson.Single(200, ProductJson.Write(product, call));
    }

    private static FakeResponse SetPlanOfMany(KatelloCall call)
    {
        var plan = call.Body["plan_id"] is { } id ? FindPlan(call, KatelloBody.ToText(id)) : null;
        var ids = KatelloBody.Ids(call.Body["ids"]);
        var products = call.State.Products.FindAll(product => ids.Contains(product.Id) && call.User.Can("edit_products", product));
        products.ForEach(product => SetPlan(call, product, plan));
        var errors = ids.Count > products.Count ? new JsonArray("Some products were not found, or you may not edit them.") : [];
        var done = string.Create(CultureInfo.InvariantCulture, $"Successfully changed sync plan for {products.Count} product(s)");
        return KatelloJson.Response(200, new JsonObject
        {
            ["displayMessages"] = new JsonObject { ["success"] = new JsonArray(done), ["error"] = errors },
        });
    }

    private static void SetPlan(KatelloCall call, FakeProduct product, FakeSyncPlan? plan)
    {
        if (plan is not null)
        {
            SyncPlanProductHandlers.CheckEnabled(call, product);
        }

        SyncPlanRules.Move(call, product, plan);
    }

    private static FakeProduct Find(KatelloCall call, string permission)
    {
        var id = call.Parameter("id");
        return call.State.Products.Find(product => product.Id == RubyInteger.Parse(id) && call.User.Can(permission, product))
            ?? throw KatelloErrors.NotFound(call.Release, "product", id ?? "", permission);
    }

    private static FakeSyncPlan FindPlan(KatelloCall call, string? id) =>
        call.State.SyncPlans.Find(plan => plan.Id == RubyInteger.Parse(id) && call.User.Can("view_sync_plans", plan))
        ?? throw KatelloErrors.NotFound(call.Release, "sync_plan", id ?? "", "view_sync_plans");

    private static SearchField<FakeProduct>[] Fields(KatelloCall call) =>
    [
        new("name", SearchFieldKind.Text, product => product.Name, IsDefault: true),
        new("label", SearchFieldKind.Text, product => product.Label),
        new("description", SearchFieldKind.Text, product => product.Description, IsDefault: true),
        new("sync_plan", SearchFieldKind.Text, product => product.Plan?.Name),
        new("sync_plan_id", SearchFieldKind.Number, product => product.SyncPlanId?.ToString(CultureInfo.InvariantCulture)),
    ];
}
