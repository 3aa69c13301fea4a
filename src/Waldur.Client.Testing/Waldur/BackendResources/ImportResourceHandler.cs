using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Makes a resource of the marketplace out of a backend resource. The order of the checks is the server's.</summary>
internal static class ImportResourceHandler
{
    public static FakeResponse Run(WaldurCall call)
    {
        var fields = call.Fields();
        var plan = fields.Related("plan", uuid => call.State.Plans.Find(plan => plan.Uuid == uuid));
        fields.ThrowIfInvalid();

        var row = call.Row(call.State.BackendResources, "BackendResource");
        if (plan is null && row.Offering.Shared)
        {
            throw Drf.Field("plan", "Plan is required when importing resources.");
        }

        BackendIdRules.Check(call.State, row.Offering, row.BackendId);
        if (call.State.Resources.Exists(
            resource => resource.Offering == row.Offering && resource.BackendId == row.BackendId && resource.State == "OK"))
        {
            throw Drf.Bare("Resource has been imported already.");
        }

        var resource = Create(call, row, plan);
        var order = new FakeOrder(call.State.NewUuid(), resource, call.Identity.User, call.Now);
        resource.CreationOrder = order.Uuid;
        call.State.Resources.Add(resource);
        call.State.Orders.Add(order);
        call.State.BackendResources.Remove(row);
        return Drf.Json(201, ResourceJson.Write(resource, order, call.Urls));
    }

    private static FakeResource Create(WaldurCall call, FakeBackendResource row, FakePlan? plan)
    {
        if (row.MetadataNode is not JsonObject metadata)
        {
            // The view asks the metadata for its limits, whatever it is.
            throw Drf.ServerError();
        }

        return new FakeResource(call.State.NewUuid(), row.Offering, row.Project, call.Now)
        {
            Name = row.Name,
            BackendId = row.BackendId,
            Plan = plan,
            Limits = metadata["limits"]?.ToJsonString() ?? "{}",
        };
    }
}
