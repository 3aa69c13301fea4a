using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The identities of site agents, with their queues and subscriptions; services, processors and logs stand beside.</summary>
internal sealed class SiteAgentHandlers(FakeBroker broker)
{
    private const string Path = "/api/marketplace-site-agent-identities/";

    public void AddTo(RouteTable<WaldurAction> routes)
    {
        routes
            .Add("GET", Path, new WaldurAction(WaldurAccess.Authenticated, List))
            .Add("POST", Path, new WaldurAction(WaldurAccess.Authenticated, Create))
            .Add("GET", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Retrieve))
            .Add("PUT", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Replace))
            .Add("DELETE", Path + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, Destroy))
            .Add("POST", Path + "{uuid}/register_queue/", new WaldurAction(WaldurAccess.Authenticated, RegisterQueue))
            .Add("POST", Path + "{uuid}/register_event_subscription/", new WaldurAction(WaldurAccess.Authenticated, RegisterSubscription));
        SiteAgentPartHandlers.AddTo(routes);
        routes.Add(
            "GET", "/api/marketplace-site-agent-connection-stats/", new WaldurAction(WaldurAccess.Staff, new SiteAgentConnectionHandler(broker).Retrieve));
    }

    internal static IEnumerable<FakeAgentIdentity> Visible(WaldurCall call) =>
        call.State.AgentIdentities.Where(row => call.Identity.Sees(row.Offering));

    internal static FakeAgentIdentity Row(WaldurCall call)
    {
        if (call.State.EventSupport == FakeEventSupport.None)
        {
            throw new ProblemException(Drf.UnknownRoute());
        }

        return call.Row(Visible(call), row => row.Uuid, "AgentIdentity");
    }

    private static FakeAgentIdentity Managed(WaldurCall call)
    {
        var row = Row(call);
        return call.Identity.User.CanManage(row.Offering) ? row : throw Drf.Forbidden();
    }

    private static FakeResponse List(WaldurCall call)
    {
        if (call.State.EventSupport == FakeEventSupport.None)
        {
            throw new ProblemException(Drf.UnknownRoute());
        }

        var filters = call.Filters();
        var (name, version, offering) = (filters.Text("name"), filters.Text("version"), filters.Uuid("offering_uuid"));
        var (restarted, orphaned) = (filters.Time("last_restarted"), filters.Flag("orphaned"));
        filters.ThrowIfInvalid();
        var rows = Visible(call).Where(row => (name is null || row.Name == name) && (version is null || row.Version == version)
            && (offering is null || row.Offering.Uuid == offering) && !(row.LastRestarted < restarted) && orphaned is not true);
        return Paginator.Page(call, [.. rows], row => SiteAgentJson.Write(row, call));
    }

    private static FakeResponse Retrieve(WaldurCall call) => Drf.Json(200, SiteAgentJson.Write(Row(call), call));

    private static FakeResponse Create(WaldurCall call)
    {
        if (call.State.EventSupport == FakeEventSupport.None)
        {
            throw new ProblemException(Drf.UnknownRoute());
        }

        var (offering, fields) = ReadOffering(call);
        var row = new FakeAgentIdentity(call.State.NewUuid(), call.Identity.User, offering, call.Now) { LastRestarted = call.Now };
        Apply(call, fields, row);
        call.State.AgentIdentities.Add(row);
        return Drf.Json(201, SiteAgentJson.Write(row, call)).With("Location", call.Urls.Of("marketplace-site-agent-identities", row.Uuid));
    }

    private static FakeResponse Replace(WaldurCall call)
    {
        var row = Managed(call);
        var (offering, fields) = ReadOffering(call);
        row.Offering = offering;
        Apply(call, fields, row);
        row.Modified = call.Now;
        return Drf.Json(200, SiteAgentJson.Write(row, call));
    }

    private static (FakeOffering Offering, FieldReader Fields) ReadOffering(WaldurCall call)
    {
        var fields = call.Fields();
        var offering = fields.Related("offering", uuid => call.State.Offerings.Find(offering => offering.Uuid == uuid), required: true);
        fields.ThrowIfInvalid();
        return call.Identity.User.CanManage(offering!) ? (offering!, fields) : throw Drf.Forbidden();
    }

    private static void Apply(WaldurCall call, FieldReader fields, FakeAgentIdentity row)
    {
        var body = call.Body();
        var name = fields.Text("name", 255, required: true);
        var version = OptionalText(body, fields, "version");
        var (path, content) = (OptionalText(body, fields, "config_file_path"), OptionalText(body, fields, "config_file_content"));
        var restarted = fields.Text("last_restarted");
        if (restarted is not null && !WireTime.TryParse(restarted, out _))
        {
            fields.Fail("last_restarted", "Datetime has wrong format.");
        }

        if (call.State.AgentIdentities.Exists(other => other != row && other.Name == name && other.Offering == row.Offering))
        {
            fields.Fail(Drf.NonField, "The fields offering, name must make a unique set.");
        }

        fields.ThrowIfInvalid();
        (row.Name, row.Version, row.ConfigFilePath, row.ConfigFileContent) = (name!, version, path, content);
        row.Dependencies = body["dependencies"]?.ToJsonString() ?? "[]";
        if (restarted is not null && WireTime.TryParse(restarted, out var time))
        {
            row.LastRestarted = time;
        }
    }

    private static string? OptionalText(JsonObject body, FieldReader fields, string name) => body[name] is null ? null : fields.Text(name, blank: true);

    private FakeResponse Destroy(WaldurCall call)
    {
        var row = Managed(call);
        call.State.AgentIdentities.Remove(row);
        call.State.AgentServices.RemoveAll(service => service.Identity == row);
        call.State.AgentProcessors.RemoveAll(processor => processor.Service.Identity == row);
        foreach (var consumer in call.State.EventConsumers.FindAll(consumer => consumer.IsOfAgent && consumer.Scopes[0].Uuid == row.Offering.Uuid && consumer.User == row.User))
        {
            EventConsumerRegistry.Remove(call, broker, consumer);
        }

        return FakeResponse.Empty(204);
    }

    private FakeResponse RegisterQueue(WaldurCall call)
    {
        if (call.State.EventSupport != FakeEventSupport.Queues)
        {
            throw new ProblemException(Drf.UnknownRoute());
        }

        var row = Managed(call);
        if (row.User != call.Identity.User)
        {
            throw Drf.Detail(409, "The agent identity is registered by another user.");
        }

        var types = EventConsumerRegistry.ReadTypes(call, "object_types");
        return EventConsumerRegistry.Register(call, broker, [("offering", row.Offering.Uuid)], types, isOfAgent: true);
    }

    private FakeResponse RegisterSubscription(WaldurCall call)
    {
        var row = Managed(call);
        var fields = call.Fields();
        var type = fields.Choice("observable_object_type", EventHandlers.ObjectTypes, required: true);
        var description = fields.Text("description", blank: true) ?? "";
        fields.ThrowIfInvalid();
        var key = (row.Uuid, type!);
        var found = call.State.EventSubscriptions.Find(one => one.Key == key && one.User == call.Identity.User);
        var objects = new JsonArray(new JsonObject { ["object_type"] = type }).ToJsonString();
        var subscription = found ?? new EventSubscriptionRow(call.State.NewUuid(), call.Identity.User, description, objects, call.Now) { Key = key };
        if (found is null)
        {
            call.State.EventSubscriptions.Add(subscription);
        }

        broker.SetUser(subscription.User.Uuid.Hex(), subscription.Uuid.Hex(), EventConsumerRegistry.Password(call));
        return Drf.Json(found is null ? 201 : 200, EventJson.Write(subscription, call));
    }
}
