using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Projects, read only: for clients that were generated for more of the API than the SDK's groups.</summary>
internal static class ProjectHandlers
{
    private const string Path = "/api/projects/";

    // Projects are kept in the order in which they were made, which is all that is known of their age.
    private static readonly RowOrder<(FakeProject Project, int Number)> Orders = new RowOrder<(FakeProject Project, int Number)>()
        .By("name", (x, y) => string.CompareOrdinal(x.Project.Name, y.Project.Name))
        .By("customer_name", (x, y) => string.CompareOrdinal(x.Project.Customer.Name, y.Project.Customer.Name))
        .By("created", (x, y) => x.Number.CompareTo(y.Number));

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Retrieve));

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var name = filters.Text("name");
        var nameExact = filters.Text("name_exact");
        var customer = filters.Uuid("customer");
        var order = filters.Order(Orders.Keys, "-created");
        filters.ThrowIfInvalid();

        var rows = call.State.Projects.Select((project, number) => (Project: project, Number: number)).Where(row =>
            IsVisible(call, row.Project)
            && (name is null || row.Project.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (nameExact is null || row.Project.Name == nameExact)
            && (customer is null || row.Project.Customer.Uuid == customer));
        return Paginator.Page(call, Orders.Sort(rows, order, call.State.Ties), row => Write(row.Project, call.Urls));
    }

    private static FakeResponse Retrieve(WaldurCall call) => Drf.Json(
        200,
        Write(call.Row(call.State.Projects.Where(project => IsVisible(call, project)), project => project.Uuid, "Project"), call.Urls));

    // Owners of an organization see its projects; staff and support see all.
    private static bool IsVisible(WaldurCall call, FakeProject project)
    {
        var user = call.Identity.User;
        return user.IsStaff || user.IsSupport || user.Roles.Any(role => role.Scope == project.Customer.Uuid);
    }

    private static JsonObject Write(FakeProject project, WaldurUrls urls) => new()
    {
        ["url"] = urls.Of("projects", project.Uuid),
        ["uuid"] = project.Uuid.Hex(),
        ["name"] = project.Name,
        ["slug"] = project.Slug,
        ["description"] = project.Description,
        ["customer"] = urls.Of("customers", project.Customer.Uuid),
        ["customer_uuid"] = project.Customer.Uuid.Hex(),
        ["customer_name"] = project.Customer.Name,
        ["customer_slug"] = project.Customer.Slug,
        ["end_date"] = project.EndDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };
}
