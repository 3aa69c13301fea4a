using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class EventJson
{
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static JsonObject Write(FakeEventConsumer row) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["object_types"] = Texts(row.ObjectTypes),
        ["scopes"] = new JsonArray([.. row.Scopes.Select(scope => new JsonObject { ["type"] = scope.Type, ["uuid"] = scope.Uuid.Hex() })]),
        ["is_global"] = row.Scopes.Count == 0,
        ["rmq_username"] = row.Login,
        ["queue_created"] = true,
        ["user_uuid"] = row.User.Uuid.Hex(),
        ["user_username"] = row.User.Name,
        ["user_full_name"] = row.User.Name,
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
    };

    public static JsonObject Write(EventSubscriptionRow row, WaldurCall call) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["url"] = call.Urls.Of("event-subscriptions", row.Uuid),
        ["description"] = row.Description,
        ["user"] = call.Urls.Of("users", row.User.Uuid),
        ["user_uuid"] = row.User.Uuid.Hex(),
        ["user_username"] = row.User.Name,
        ["user_full_name"] = row.User.Name,
        ["observable_objects"] = JsonNode.Parse(row.ObservableObjects),
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Created.ToWire(),
        ["source_ip"] = null,
    };

    public static JsonObject Write(EventQueueRow row, WaldurCall call) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["url"] = call.Urls.Of("event-subscription-queues", row.Uuid),
        ["event_subscription"] = call.Urls.Of("event-subscriptions", row.Subscription.Uuid),
        ["event_subscription_uuid"] = row.Subscription.Uuid.Hex(),
        ["offering_uuid"] = row.Offering.Uuid.Hex(),
        ["object_type"] = row.ObjectType,
        ["queue_name"] = row.Name,
        ["vhost"] = row.VirtualHost,
        ["created"] = row.Created.ToWire(),
    };
}
