namespace Waldur.Client.Testing;

/// <summary>The resources that backends hold and that can be imported.</summary>
internal sealed class BackendResourceHandlers
{
    public const string Path = "/api/backend-resources/";

    private static readonly RowOrder<FakeBackendResource> Orders =
        new RowOrder<FakeBackendResource>().By("created", (x, y) => x.Created.CompareTo(y.Created));

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List))
        .Add("POST", Path, new WaldurAction(WaldurAccess.Authenticated, Create))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Retrieve))
        .Add("DELETE", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Destroy))
        .Add("POST", Path + "{uuid}/import_resource/", new WaldurAction(WaldurAccess.Staff, ImportResourceHandler.Run));

    private static FakeBackendResource Managed(WaldurCall call)
    {
        var row = call.Row(call.State.BackendResources, "BackendResource", row => call.Identity.Sees(row.Offering));
        return call.Identity.CanManage(row.Offering) ? row : throw Drf.Forbidden();
    }

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var backendId = filters.Text("backend_id");
        var name = filters.Text("name");
        var nameExact = filters.Text("name_exact");
        var offering = filters.Uuid("offering_uuid");
        var project = filters.Uuid("project_uuid");
        var (created, createdBefore) = (filters.Time("created"), filters.Time("created_before"));
        var (modified, modifiedBefore) = (filters.Time("modified"), filters.Time("modified_before"));
        var order = filters.Order(Orders.Keys, "-created");
        filters.ThrowIfInvalid();

        var rows = call.State.BackendResources.Where(row =>
            call.Identity.Sees(row.Offering)
            && (backendId is null || row.BackendId == backendId)
            && (name is null || row.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (nameExact is null || row.Name == nameExact)
            && (offering is null || row.Offering.Uuid == offering)
            && (project is null || row.Project.Uuid == project)
            && !(row.Created < created)
            && !(row.Created > createdBefore)
            && !(row.Modified < modified)
            && !(row.Modified > modifiedBefore));
        return Paginator.Page(
            call,
            () => Orders.Sort(rows, order, call.State.Ties),
            row => BackendResourceJson.Write(row, call.Urls));
    }

    private static FakeResponse Retrieve(WaldurCall call) => Drf.Json(200, BackendResourceJson.Write(Managed(call), call.Urls));

    private static FakeResponse Create(WaldurCall call)
    {
        // The right depends on the offering in the body, so the body is checked first.
        var fields = call.Fields();
        var name = fields.Text("name", maxLength: 150, required: true);
        var project = fields.Related("project", uuid => call.State.Projects.Find(project => project.Uuid == uuid), required: true);
        var offering = fields.Related("offering", uuid => call.State.Offerings.Find(offering => offering.Uuid == uuid), required: true);
        var backendId = fields.Text("backend_id", maxLength: 255, blank: true);
        var metadata = fields.Json("backend_metadata");
        fields.ThrowIfInvalid();
        if (!call.Identity.CanManage(offering!))
        {
            throw Drf.Forbidden();
        }

        var row = new FakeBackendResource(call.State.NewUuid(), offering!, project!, call.Now)
        {
            Name = name!,
            BackendId = backendId ?? "",
            BackendMetadata = metadata ?? "{}",
        };
        call.State.BackendResources.Add(row);
        var body = BackendResourceJson.Write(row, call.Urls);
        return Drf.Json(201, body).With("Location", body["url"]!.GetValue<string>());
    }

    private static FakeResponse Destroy(WaldurCall call)
    {
        call.State.BackendResources.Remove(Managed(call));
        return FakeResponse.Empty(204);
    }
}
