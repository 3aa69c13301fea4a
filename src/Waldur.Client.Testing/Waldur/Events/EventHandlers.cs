using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Consumers of events, and the older subscriptions.</summary>
internal sealed class EventHandlers(FakeBroker broker)
{
    private const string Consumers = "/api/event-consumers/";
    private const string Subscriptions = "/api/event-subscriptions/";
    private static readonly string[] ScopeTypes = ["offering", "project", "customer", "user", "call", "proposal"];

    public static IReadOnlyCollection<string> ObjectTypes { get; } =
    [
        "order", "user_role", "resource", "offering_user", "importable_resources", "service_account", "course_account", "resource_periodic_limits",
        "offering_resources_sync", "resource_api_key_rotation", "resource_end_date_change_request", "user_profile", "user_ssh_key", "user_lifecycle",
    ];

    public void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("GET", Consumers, new WaldurAction(WaldurAccess.Authenticated, ListConsumers))
        .Add("POST", Consumers + "register/", new WaldurAction(WaldurAccess.Authenticated, Register))
        .Add("DELETE", Consumers + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, DestroyConsumer))
        .Add("GET", Subscriptions, new WaldurAction(WaldurAccess.Authenticated, ListSubscriptions))
        .Add("POST", Subscriptions, new WaldurAction(WaldurAccess.Authenticated, CreateSubscription))
        .Add("GET", Subscriptions + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, call => Drf.Json(200, EventJson.Write(Subscription(call), call))))
        .Add("DELETE", Subscriptions + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, DestroySubscription))
        .Add("POST", Subscriptions + "{uuid}/create_queue/", new WaldurAction(WaldurAccess.Authenticated, CreateQueue));

    private static void ThrowIfMissing(WaldurCall call, FakeEventSupport needed)
    {
        if (call.State.EventSupport > needed)
        {
            throw new ProblemException(Drf.UnknownRoute());
        }
    }

    // Those of site agents are kept out of this list.
    private static IEnumerable<FakeEventConsumer> Visible(WaldurCall call) => call.State.EventConsumers.Where(
        row => !row.IsOfAgent && (call.Identity.User.IsStaff || call.Identity.User.IsSupport || row.User == call.Identity.User));

    private static IEnumerable<EventSubscriptionRow> VisibleSubscriptions(WaldurCall call) => call.State.EventSubscriptions.Where(
        row => call.Identity.User.IsStaff || row.User == call.Identity.User);

    private static EventSubscriptionRow Subscription(WaldurCall call)
    {
        ThrowIfMissing(call, FakeEventSupport.Subscriptions);
        return call.Row(VisibleSubscriptions(call), row => row.Uuid, "EventSubscription");
    }

    private static FakeResponse ListConsumers(WaldurCall call)
    {
        ThrowIfMissing(call, FakeEventSupport.Queues);
        var filters = call.Filters();
        var (isGlobal, user, name) = (filters.Flag("is_global"), filters.Uuid("user_uuid"), filters.Text("user_username"));
        filters.ThrowIfInvalid();
        var rows = Visible(call).Where(row => (isGlobal is null || row.Scopes.Count == 0 == isGlobal) && (user is null || row.User.Uuid == user) && (name is null || row.User.Name == name));
        return Paginator.Page(call, [.. rows], EventJson.Write);
    }

    private FakeResponse Register(WaldurCall call)
    {
        ThrowIfMissing(call, FakeEventSupport.Queues);
        var types = EventConsumerRegistry.ReadTypes(call, "object_types");
        var fields = call.Fields();
        var scopes = fields.List(
            "scopes",
            scope => (Type: scope.Choice("type", ScopeTypes, required: true) ?? "", Uuid: scope.Uuid("uuid", required: true) ?? Guid.Empty)) ?? [];
        fields.ThrowIfInvalid();
        var user = call.Identity.User;
        var isAbove = user.IsStaff || user.IsSupport;

        // No scopes are everybody's data, which is for staff alone.
        return (scopes.Count == 0 ? user.IsStaff : isAbove || scopes.All(scope => MayBind(call, scope.Uuid)))
            ? EventConsumerRegistry.Register(call, broker, [.. scopes], types ?? [], isOfAgent: false)
            : throw Drf.Forbidden();
    }

    // Any role on the object, or on what it belongs to.
    private static bool MayBind(WaldurCall call, Guid uuid)
    {
        var user = call.Identity.User;
        return user.Uuid == uuid || user.Roles.Any(role => role.Scope == uuid)
            || (call.State.Offerings.Find(offering => offering.Uuid == uuid) is { } found && user.CanManage(found));
    }

    private FakeResponse DestroyConsumer(WaldurCall call)
    {
        ThrowIfMissing(call, FakeEventSupport.Queues);
        EventConsumerRegistry.Remove(call, broker, call.Row(Visible(call), row => row.Uuid, "EventConsumer"));
        return FakeResponse.Empty(204);
    }

    private static FakeResponse ListSubscriptions(WaldurCall call)
    {
        ThrowIfMissing(call, FakeEventSupport.Subscriptions);
        var filters = call.Filters();
        var (user, name) = (filters.Uuid("user_uuid"), filters.Text("user_username"));
        filters.ThrowIfInvalid();
        var rows = VisibleSubscriptions(call).Where(row => (user is null || row.User.Uuid == user) && (name is null || row.User.Name == name));
        return Paginator.Page(call, [.. rows], row => EventJson.Write(row, call));
    }

    private FakeResponse CreateSubscription(WaldurCall call)
    {
        ThrowIfMissing(call, FakeEventSupport.Subscriptions);
        var fields = call.Fields();
        var description = fields.Text("description", blank: true) ?? "";
        fields.ThrowIfInvalid();
        var objects = call.Body()["observable_objects"]?.ToJsonString() ?? "[]";
        var row = new EventSubscriptionRow(call.State.NewUuid(), call.Identity.User, description, objects, call.Now);
        call.State.EventSubscriptions.Add(row);
        broker.SetUser(row.User.Uuid.Hex(), row.Uuid.Hex(), EventConsumerRegistry.Password(call));
        return Drf.Json(201, EventJson.Write(row, call));
    }

    private FakeResponse DestroySubscription(WaldurCall call)
    {
        var row = Subscription(call);
        call.State.EventSubscriptions.Remove(row);
        foreach (var queue in call.State.EventQueues.FindAll(queue => queue.Subscription == row))
        {
            call.State.EventQueues.Remove(queue);
            broker.DeleteQueue(queue.VirtualHost, queue.Name);
        }

        broker.DeleteUser(row.Uuid.Hex());
        return FakeResponse.Empty(204);
    }

    private FakeResponse CreateQueue(WaldurCall call)
    {
        var subscription = Subscription(call);
        var fields = call.Fields();
        var type = fields.Choice("object_type", ObjectTypes, required: true);
        var offering = fields.Related(
            "offering_uuid", uuid => call.State.Offerings.Find(offering => offering.Uuid == uuid && call.Identity.Sees(offering)), required: true);
        fields.ThrowIfInvalid();
        var found = call.State.EventQueues.Find(row => row.Subscription == subscription && row.Offering == offering && row.ObjectType == type);
        var queue = found ?? new EventQueueRow(call.State.NewUuid(), subscription, offering!, type!, call.Now);
        if (found is null)
        {
            call.State.EventQueues.Add(queue);
        }

        broker.AddQueue(queue.VirtualHost, queue.Name);
        return Drf.Json(found is null ? 201 : 200, EventJson.Write(queue, call));
    }
}
