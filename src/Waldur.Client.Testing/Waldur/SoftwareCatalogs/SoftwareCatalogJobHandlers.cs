using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>What goes to the sources of software catalogs: discovery, imports and updates.</summary>
internal sealed class SoftwareCatalogJobHandlers(FakeCatalogJobs jobs, CatalogJobRunner runner)
{
    public void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", SoftwareCatalogHandlers.Path + "discover/", new WaldurAction(WaldurAccess.Staff, Discover))
        .Add("POST", SoftwareCatalogHandlers.Path + "import_catalog/", new WaldurAction(WaldurAccess.Staff, Import))
        .Add("POST", SoftwareCatalogHandlers.Path + "{uuid}/update_catalog/", new WaldurAction(WaldurAccess.Staff, Update));

    private FakeResponse Discover(WaldurCall call)
    {
        var found = new JsonArray();
        foreach (var loader in CatalogLoader.All)
        {
            found.Add((JsonNode)SoftwareCatalogJson.Discovery(loader, jobs.LatestVersion(loader.Name), Existing(call, loader)));
        }

        return Drf.Json(200, found);
    }

    private FakeResponse Import(WaldurCall call)
    {
        var fields = call.Fields();
        var name = fields.Choice("name", [.. CatalogLoader.All.Select(loader => loader.Name)], required: true);
        fields.ThrowIfInvalid();
        var loader = CatalogLoader.All.First(loader => loader.Name == name);
        if (Existing(call, loader) is not null)
        {
            throw Drf.Bare($"A catalog with name={loader.Name} and type={loader.CatalogType} already exists.");
        }

        runner.PlanImport(loader);
        return Drf.Json(202, new JsonObject { ["status"] = "importing", ["name"] = name });
    }

    private FakeResponse Update(WaldurCall call)
    {
        var row = SoftwareCatalogHandlers.Row(call);
        if (CatalogLoader.For(row.Name, row.CatalogType) is null)
        {
            throw Drf.Bare($"No loader configuration found for {row.Name} ({row.CatalogType}).");
        }

        runner.PlanUpdate(row);
        return Drf.Json(202, new JsonObject { ["status"] = "updating", ["catalog_uuid"] = row.Uuid.Hex() });
    }

    private static FakeSoftwareCatalog? Existing(WaldurCall call, CatalogLoader loader) =>
        call.State.SoftwareCatalogs.LastOrDefault(row => row.Name == loader.Name && row.CatalogType == loader.CatalogType);
}
