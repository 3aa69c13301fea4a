namespace Waldur.Client.Testing;

/// <summary>The software catalogs: reading for everybody, changes for staff.</summary>
internal static class SoftwareCatalogHandlers
{
    public const string Path = "/api/marketplace-software-catalogs/";

    private static readonly RowOrder<FakeSoftwareCatalog> Orders = new RowOrder<FakeSoftwareCatalog>()
        .By("name", (x, y) => string.CompareOrdinal(x.Name, y.Name))
        .By("version", (x, y) => string.CompareOrdinal(x.Version, y.Version))
        .By("catalog_type", (x, y) => string.CompareOrdinal(x.CatalogType, y.CatalogType))
        .By("created", (x, y) => x.Created.CompareTo(y.Created))
        .By("modified", (x, y) => x.Modified.CompareTo(y.Modified));

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Offerings, List))
        .Add("POST", Path, new WaldurAction(WaldurAccess.Staff, Create))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Offerings, Retrieve))
        .Add("PUT", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Update))
        .Add("PATCH", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Update))
        .Add("DELETE", Path + "{uuid}/", new WaldurAction(WaldurAccess.Staff, Destroy));

    public static FakeSoftwareCatalog Row(WaldurCall call) =>
        call.Row(call.State.SoftwareCatalogs, "SoftwareCatalog");

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var name = filters.Text("name");
        var version = filters.Text("version");
        var type = filters.Choice("catalog_type", SoftwareCatalogRules.Types);
        var description = filters.Text("description");
        var autoUpdate = filters.Flag("auto_update_enabled");
        var order = filters.Order(Orders.Keys, "name", "catalog_type", "version");
        filters.ThrowIfInvalid();

        var rows = call.State.SoftwareCatalogs.Where(row =>
            (name is null || row.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (version is null || row.Version.Contains(version, StringComparison.OrdinalIgnoreCase))
            && (type is null || row.CatalogType == type)
            && (description is null || row.Description.Contains(description, StringComparison.OrdinalIgnoreCase))
            && (autoUpdate is null || row.AutoUpdateEnabled == autoUpdate));

        // The default order ends with the row's number: it is the only one of all that no tie can mix.
        var ties = filters.Text("o") is null ? null : call.State.Ties;
        return Paginator.Page(call, () => Orders.Sort(rows, order, ties), row => SoftwareCatalogJson.Write(row, call.Urls));
    }

    private static FakeResponse Retrieve(WaldurCall call) => Response(200, call, Row(call));

    private static FakeResponse Response(int status, WaldurCall call, FakeSoftwareCatalog row) =>
        Drf.Json(status, SoftwareCatalogJson.Write(row, call.Urls));

    private static FakeResponse Create(WaldurCall call)
    {
        var row = new FakeSoftwareCatalog(call.State.NewUuid(), call.Now);
        Apply(call, row, isNew: true);
        call.State.SoftwareCatalogs.Add(row);
        return Response(201, call, row).With("Location", call.Urls.Of("marketplace-software-catalogs", row.Uuid));
    }

    private static FakeResponse Update(WaldurCall call)
    {
        var row = Row(call);
        Apply(call, row, isNew: false);
        row.Modified = call.Now;
        return Response(200, call, row);
    }

    private static void Apply(WaldurCall call, FakeSoftwareCatalog row, bool isNew)
    {
        var fields = call.Fields();
        var name = fields.Text("name", 100, required: true);
        var version = fields.Text("version", 50, required: true);

        // As part of the unique set the type falls back to its default in a PUT too, unlike the other optional fields.
        var defaultType = call.IsPartial ? row.CatalogType : "binary_runtime";
        var type = fields.Choice("catalog_type", SoftwareCatalogRules.Types) ?? defaultType;
        var sourceUrl = fields.Url("source_url", 200, blank: true);
        var description = fields.Text("description", blank: true);
        var metadata = fields.Json("metadata");
        var autoUpdate = fields.Flag("auto_update_enabled");
        var errors = fields.Text("update_errors", blank: true);
        fields.ThrowIfInvalid();
        SoftwareCatalogRules.CheckUnique(call.State, isNew ? null : row, name ?? row.Name, version ?? row.Version, type);

        row.Name = name ?? row.Name;
        row.Version = version ?? row.Version;
        row.CatalogType = type;
        row.SourceUrl = sourceUrl ?? row.SourceUrl;
        row.Description = description ?? row.Description;
        row.Metadata = metadata ?? row.Metadata;
        row.AutoUpdateEnabled = autoUpdate ?? row.AutoUpdateEnabled;
        row.UpdateErrors = errors ?? row.UpdateErrors;
    }

    private static FakeResponse Destroy(WaldurCall call)
    {
        call.State.SoftwareCatalogs.Remove(Row(call));
        return FakeResponse.Empty(204);
    }
}
