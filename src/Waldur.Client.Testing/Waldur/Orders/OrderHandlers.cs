namespace Waldur.Client.Testing;

/// <summary>Orders, read only: for clients that were generated for more of the API than the SDK's groups. Imports make them.</summary>
internal static class OrderHandlers
{
    private const string Path = "/api/marketplace-orders/";

    private static readonly string[] States =
        ["pending-consumer", "pending-provider", "pending-project", "pending-start-date", "executing", "done", "erred", "canceled", "rejected"];

    private static readonly string[] Types = ["Create", "Update", "Terminate", "Restore"];

    private static readonly RowOrder<FakeOrder> Orders = new RowOrder<FakeOrder>()
        .By("created", (x, y) => x.Created.CompareTo(y.Created))
        .By("state", (x, y) => Array.IndexOf(States, x.State).CompareTo(Array.IndexOf(States, y.State)));

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Retrieve));

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var states = filters.Choices("state", States);
        var types = filters.Choices("type", Types);
        var offering = filters.Uuid("offering_uuid");
        var project = filters.Uuid("project_uuid");
        var order = filters.Order(Orders.Keys, "-created");
        filters.ThrowIfInvalid();

        var rows = call.State.Orders.Where(row =>
            IsVisible(call, row)
            && (states.Count == 0 || states.Contains(row.State))
            && (types.Count == 0 || types.Contains(row.Type))
            && (offering is null || row.Resource.Offering.Uuid == offering)
            && (project is null || row.Resource.Project.Uuid == project));
        return Paginator.Page(call, Orders.Sort(rows, order, call.State.Ties), row => OrderJson.Write(row, call.Urls));
    }

    private static FakeResponse Retrieve(WaldurCall call) =>
        Drf.Json(200, OrderJson.Write(call.Row(call.State.Orders, "Order", row => IsVisible(call, row)), call.Urls));

    // Those who provide what was ordered see it, and owners of the organization that ordered.
    private static bool IsVisible(WaldurCall call, FakeOrder order) =>
        call.Identity.Sees(order.Resource.Offering) || call.Identity.User.Roles.Any(role => role.Scope == order.Resource.Project.Customer.Uuid);
}
