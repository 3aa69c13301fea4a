using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Which agents are connected to the broker.</summary>
internal sealed class SiteAgentConnectionHandler(FakeBroker broker)
{
    public FakeResponse Retrieve(WaldurCall call)
    {
        if (!broker.IsRunning)
        {
            throw Drf.Detail(503, "RabbitMQ is not available.");
        }

        var queues = broker.Queues.ToDictionary(queue => queue.Name, StringComparer.Ordinal);
        var agents = call.State.AgentIdentities.ConvertAll(row => (Row: row, Queues: QueuesOf(call, row).Where(queues.ContainsKey).Select(name => queues[name]).ToList()));
        var connected = agents.Count(agent => agent.Queues.Exists(queue => queue.Consumers > 0));
        return Drf.Json(200, new JsonObject
        {
            ["agents"] = new JsonArray([.. agents.Select(agent => Write(call, agent.Row, agent.Queues))]),
            ["summary"] = new JsonObject
            {
                ["total_agents"] = agents.Count,
                ["connected_agents"] = connected,
                ["disconnected_agents"] = agents.Count - connected,
                ["total_queued_messages"] = agents.Sum(agent => agent.Queues.Sum(queue => queue.Messages)),
            },
        });
    }

    private static IEnumerable<string> QueuesOf(WaldurCall call, FakeAgentIdentity row) => call.State.EventConsumers
        .Where(consumer => consumer.IsOfAgent && consumer.User == row.User && consumer.Scopes[0].Uuid == row.Offering.Uuid)
        .Select(consumer => consumer.QueueName)
        .Concat(call.State.EventQueues.Where(queue => queue.Subscription.Key.Identity == row.Uuid).Select(queue => queue.Name));

    private static JsonObject Write(WaldurCall call, FakeAgentIdentity row, List<FakeBrokerQueue> queues) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["name"] = row.Name,
        ["offering_uuid"] = row.Offering.Uuid.Hex(),
        ["offering_name"] = row.Offering.Name,
        ["version"] = row.Version,
        ["last_restarted"] = row.LastRestarted.ToWire(),
        ["services"] = new JsonArray([.. call.State.AgentServices.Where(service => service.Identity == row).Select(service => new JsonObject
        {
            ["uuid"] = service.Uuid.Hex(),
            ["name"] = service.Name,
            ["state"] = service.State.ToUpperInvariant(),
            ["modified"] = service.Modified.ToWire(),
        })]),
        ["event_subscriptions"] = new JsonArray(),
        ["queues"] = new JsonArray([.. queues.Select(queue => new JsonObject
        {
            ["name"] = queue.Name,
            ["messages"] = queue.Messages,
            ["consumers"] = queue.Consumers,
            ["object_type"] = null,
            ["kind"] = queue.Name.StartsWith("consumer_", StringComparison.Ordinal) ? "consumer" : "legacy",
        })]),
    };
}
