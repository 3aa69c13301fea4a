using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Offerings as their providers see them: reading, and the check of a backend id.</summary>
internal static class OfferingHandlers
{
    private const string Path = "/api/marketplace-provider-offerings/";

    private static readonly string[] States = ["Draft", "Active", "Paused", "Archived", "Unavailable"];

    // Offerings are kept in the order in which they were made, which is all that is known of their age.
    private static readonly RowOrder<(FakeOffering Offering, int Number)> Orders = new RowOrder<(FakeOffering Offering, int Number)>()
        .By("name", (x, y) => string.CompareOrdinal(x.Offering.Name, y.Offering.Name))
        .By("created", (x, y) => x.Number.CompareTo(y.Number));

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List))
        .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Retrieve))
        .Add("POST", Path + "{uuid}/check_unique_backend_id/", new WaldurAction(WaldurAccess.Authenticated, Check));

    private static FakeResponse List(WaldurCall call)
    {
        var filters = call.Filters();
        var states = filters.Choices("state", States);
        var name = filters.Text("name");
        var nameExact = filters.Text("name_exact");
        var customer = filters.Uuid("customer_uuid");
        var shared = filters.Flag("shared");
        var order = filters.Order(Orders.Keys, "name");
        filters.ThrowIfInvalid();

        var rows = call.State.Offerings.Select((offering, number) => (Offering: offering, Number: number)).Where(row =>
            call.Identity.Sees(row.Offering)
            && (states.Count == 0 || states.Contains(row.Offering.State))
            && (name is null || row.Offering.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (nameExact is null || row.Offering.Name == nameExact)
            && (customer is null || row.Offering.Provider.Customer.Uuid == customer)
            && (shared is null || row.Offering.Shared == shared));
        return Paginator.Page(
            call,
            Orders.Sort(rows, order, call.State.Ties),
            row => OfferingJson.Write(row.Offering, call.State, call.Urls));
    }

    private static FakeOffering Row(WaldurCall call) =>
        call.Row(call.State.Offerings.Where(call.Identity.Sees), offering => offering.Uuid, "Offering");

    private static FakeResponse Retrieve(WaldurCall call) => Drf.Json(200, OfferingJson.Write(Row(call), call.State, call.Urls));

    private static FakeResponse Check(WaldurCall call)
    {
        var offering = Row(call);
        var fields = call.Fields();
        var backendId = fields.Text("backend_id", maxLength: 255, required: true);
        var allOfferings = fields.Flag("check_all_offerings") ?? false;
        var useRules = fields.Flag("use_offering_rules") ?? false;
        fields.ThrowIfInvalid();

        var rules = useRules && offering.BackendIdRules is { } own
            ? own
            : new FakeBackendIdRules { UniquenessScope = allOfferings ? FakeUniquenessScope.ServiceProvider : FakeUniquenessScope.Offering };
        var isValid = BackendIdRules.IsValid(rules, backendId!);
        var isUnique = BackendIdRules.IsUnique(call.State, offering, rules, backendId!);
        string[] errors =
        [
            .. isValid == false ? [BackendIdRules.InvalidMessage(rules, backendId!)] : Array.Empty<string>(),
            .. isUnique ? [] : new[] { BackendIdRules.UsedMessage(backendId!) },
        ];
        return Drf.Json(200, new JsonObject
        {
            ["is_unique"] = isUnique,
            ["is_valid_format"] = isValid,
            ["errors"] = new JsonArray([.. errors.Select(error => (JsonNode)error)]),
        });
    }
}
