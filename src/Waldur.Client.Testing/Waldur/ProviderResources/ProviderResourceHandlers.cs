using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The resources of the marketplace, as the providers of their offerings see them.</summary>
internal static class ProviderResourceHandlers
{
    private const string Path = "/api/marketplace-provider-resources/";

    // The order in which the server numbers them.
    public static readonly string[] States = ["Creating", "OK", "Erred", "Updating", "Terminating", "Terminated"];

    private static readonly RowOrder<FakeResource> Orders = new RowOrder<FakeResource>()
        .By("created", (x, y) => x.Created.CompareTo(y.Created))
        .By("name", (x, y) => string.CompareOrdinal(x.Name, y.Name))
        .By("project_name", (x, y) => string.CompareOrdinal(x.Project.Name, y.Project.Name))
        .By("state", (x, y) => Array.IndexOf(States, x.State).CompareTo(Array.IndexOf(States, y.State)))
        .By("end_date", (_, _) => 0);

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List));

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var matches = Matcher(filters);
        var order = filters.Order(Orders.Keys, "-created");
        filters.ThrowIfInvalid();

        var fields = call.Request.Query.All("field");
        return order.Any(key => key.EndsWith("project_name", StringComparison.Ordinal))
            ? Paginator.Page(call, Sort(), Write) // A test may rename a project, and the server cannot know.
            : Paginator.Page(call, Sort, Write);

        IReadOnlyList<FakeResource> Sort() =>
            Orders.Sort(call.State.Resources.Where(row => call.Identity.Sees(row.Offering) && matches(row)), order, call.State.Ties);

        JsonObject Write(FakeResource row) => Only(fields, ResourceJson.Write(row, Order(call, row), call.Urls));
    }

    private static Func<FakeResource, bool> Matcher(FilterReader filters)
    {
        var states = filters.Choices("state", States);
        var backendId = filters.Text("backend_id");
        var name = filters.Text("name");
        var nameExact = filters.Text("name_exact");
        var search = filters.Text("query");
        var offering = filters.Uuid("offering_uuid");
        var project = filters.Uuid("project_uuid");
        var customer = filters.Uuid("customer_uuid");
        var provider = filters.Uuid("provider_uuid");
        var plan = filters.Uuid("plan_uuid");
        var (created, modified) = (filters.Time("created"), filters.Time("modified"));
        return row =>
            (states.Count == 0 || states.Contains(row.State))
            && (backendId is null || row.BackendId == backendId)
            && (name is null || Contains(row.Name, name))
            && (nameExact is null || row.Name == nameExact)
            && (search is null || Contains(row.Name, search) || Contains(row.BackendId, search) || Contains(FakeSlug.Of(row.Name), search))
            && (offering is null || row.Offering.Uuid == offering)
            && (project is null || row.Project.Uuid == project)
            && (customer is null || row.Project.Customer.Uuid == customer)
            && (provider is null || row.Offering.Provider.Customer.Uuid == provider)
            && (plan is null || row.Plan?.Uuid == plan)
            && !(row.Created < created)
            && !(row.Modified < modified);
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static FakeOrder? Order(WaldurCall call, FakeResource resource) =>
        resource.CreationOrder is { } uuid && call.State.Orders.TryFind(uuid, out var order) ? order : null;

    // Names that the server does not know count for nothing; with none that it knows the whole row is sent.
    private static JsonObject Only(IReadOnlyList<string> fields, JsonObject row)
    {
        var wanted = fields.Where(row.ContainsKey).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return row;
        }

        foreach (var name in row.Select(property => property.Key).Where(name => !wanted.Contains(name)).ToList())
        {
            row.Remove(name);
        }

        return row;
    }
}
