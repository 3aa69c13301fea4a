using System.Globalization;
using Waldur.Client.Samples.Orders;
using Waldur.Client.Samples.Orders.Models;

namespace Waldur.Client.Samples;

/// <summary>Shows how many orders each project has, and the newest: with operations that the SDK has no group for.</summary>
internal sealed class ProjectOrders(WaldurClient waldur)
{
    public const string Usage = "Usage: dotnet run --project samples/WholeApi (it takes no arguments; WALDUR_URL and WALDUR_TOKEN name another server than the fake one)";

    // The generated client shares the credential, connections, time limits, retries and errors of the SDK's own.
    private readonly OrdersClient _client = new(waldur);

    /// <summary>Lists projects and their orders.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var project in _client.Api.Projects.ListAsync(new ProjectsQuery { O = [ProjectOrdering.Name] }).WithCancellation(cancellationToken))
        {
            var orders = await OrdersOfAsync(project).ToListAsync(cancellationToken);
            var newest = orders.Count == 0 ? "none" : Describe(orders[0]);
            rows.Add([project.Name, project.CustomerName ?? "", orders.Count.ToString(CultureInfo.InvariantCulture), newest]);
        }

        Screen.Table(["Project", "Organization", "Orders", "Newest"], rows);
        return Sample.Ok;
    }

    private AsyncPageable<Order> OrdersOfAsync(Project project) =>
        _client.Api.MarketplaceOrders.ListAsync(new MarketplaceOrdersQuery { ProjectUuid = project.Uuid, State = [OrderState.Executing, OrderState.Done] });

    private static string Describe(Order order) => $"{order.Type} {order.ResourceName} of {order.OfferingName}: {order.State}";
}
