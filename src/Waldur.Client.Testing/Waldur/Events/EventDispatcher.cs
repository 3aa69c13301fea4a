using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Who hears of an event; called under the server's lock.</summary>
internal static class EventDispatcher
{
    private const int SchemaVersion = 1;

    public static void Dispatch(WaldurState state, FakeBroker broker, string objectType, FakeOffering offering, JsonObject details)
    {
        if (state.EventSupport == FakeEventSupport.None)
        {
            return;
        }

        var bare = details.DeepClone().AsObject();
        bare["offering_uuid"] = offering.Uuid.Hex();
        var full = bare.DeepClone().AsObject();
        full["object_type"] = objectType;
        full["schema_version"] = SchemaVersion;

        var reached = new HashSet<FakeUser>();
        if (state.EventSupport == FakeEventSupport.Queues)
        {
            foreach (var consumer in state.EventConsumers.Where(consumer => Concerns(consumer, objectType, offering)))
            {
                reached.Add(consumer.User);
                Enqueue(state, broker, consumer.VirtualHost, consumer.QueueName, full);
            }
        }

        // Whoever was reached by the newer way is not informed by the older one.
        foreach (var queue in state.EventQueues.Where(queue =>
            queue.ObjectType == objectType && queue.Offering == offering && !reached.Contains(queue.Subscription.User) && Sees(queue.Subscription.User, offering)))
        {
            Enqueue(state, broker, queue.VirtualHost, queue.Name, bare);
        }
    }

    // Whether a user may hear of an event is asked anew for each.
    private static bool Concerns(FakeEventConsumer consumer, string objectType, FakeOffering offering) =>
        (consumer.ObjectTypes.Count == 0 || consumer.ObjectTypes.Contains(objectType))
        && (consumer.Scopes.Count == 0
            ? consumer.User.IsStaff
            : consumer.Scopes.Any(scope => scope.Uuid == offering.Uuid || scope.Uuid == offering.Provider.Customer.Uuid) && Sees(consumer.User, offering));

    private static bool Sees(FakeUser user, FakeOffering offering) => user.IsStaff || user.IsSupport || user.CanManage(offering);

    private static void Enqueue(WaldurState state, FakeBroker broker, string virtualHost, string queue, JsonObject body)
    {
        var text = body.ToJsonString();
        state.Outbox.Enqueue(() => broker.Publish(virtualHost, queue, text));
    }
}
