using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Registers consumers of events and their queues at the broker.</summary>
internal static class EventConsumerRegistry
{
    /// <summary>Reads the types of object; null where they are left out.</summary>
    public static IReadOnlyList<string>? ReadTypes(WaldurCall call, string name)
    {
        if (call.Body()[name] is not { } node)
        {
            return null;
        }

        var types = node is JsonArray array ? array.Select(one => one?.ToString() ?? "").ToList() : throw Drf.Field(name, "Expected a list of items.");
        var wrong = types.Find(type => !EventHandlers.ObjectTypes.Contains(type));
        return wrong is null ? types : throw Drf.Field(name, $"\"{wrong}\" is not a valid choice.");
    }

    /// <summary>Finds the consumer of the same user and objects, or makes it; its password becomes the caller's credential.</summary>
    public static FakeResponse Register(
        WaldurCall call, FakeBroker broker, IReadOnlyList<(string Type, Guid Uuid)> scopes, IReadOnlyList<string>? types, bool isOfAgent)
    {
        var found = call.State.EventConsumers.Find(row => row.User == call.Identity.User && row.IsOfAgent == isOfAgent
            && row.Scopes.Count == scopes.Count && row.Scopes.All(scopes.Contains));
        var consumer = found ?? new FakeEventConsumer(call.State.NewUuid(), call.Identity.User, scopes, call.State.NewUuid().Hex(), call.Now) { IsOfAgent = isOfAgent };
        if (found is null)
        {
            call.State.EventConsumers.Add(consumer);
        }

        (consumer.ObjectTypes, consumer.Modified) = (types ?? consumer.ObjectTypes, call.Now);
        broker.SetUser(consumer.VirtualHost, consumer.Login, Password(call));
        broker.AddQueue(consumer.VirtualHost, consumer.QueueName);
        return Drf.Json(found is null ? 201 : 200, new JsonObject
        {
            ["rmq_username"] = consumer.Login,
            ["queue_name"] = consumer.QueueName,
            ["vhost"] = consumer.VirtualHost,
            ["observable_object_types"] = EventJson.Texts(consumer.ObjectTypes),
        });
    }

    public static void Remove(WaldurCall call, FakeBroker broker, FakeEventConsumer consumer)
    {
        call.State.EventConsumers.Remove(consumer);
        broker.DeleteQueue(consumer.VirtualHost, consumer.QueueName);
        broker.DeleteUser(consumer.Login);
    }

    /// <summary>The very credential of the call, where it is one that the server knows; else the user's own token.</summary>
    public static string Password(WaldurCall call)
    {
        var shown = (call.Request.Header("Authorization") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        return call.Identity.Impersonator is null && (shown == call.Identity.User.Token || call.State.PersonalAccessTokens.ContainsKey(shown))
            ? shown
            : call.Identity.User.Token ?? "";
    }
}
