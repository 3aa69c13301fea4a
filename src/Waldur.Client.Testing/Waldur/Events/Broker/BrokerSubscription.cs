namespace Waldur.Client.Testing;

/// <summary>A subscription of a connection to a queue.</summary>
internal sealed class BrokerSubscription(BrokerSession session, string id, BrokerQueueState queue, string ack, int prefetch)
{
    public BrokerSession Session => session;

    public string Id => id;

    public BrokerQueueState Queue => queue;

    public bool IsAutomatic => ack == "auto";

    /// <summary>Whether an acknowledgement counts for all messages before it, too.</summary>
    public bool IsCumulative => ack == "client";

    /// <summary>What was sent and not acknowledged, in order.</summary>
    public List<(string Id, BrokerMessage Message)> Unacknowledged { get; } = [];

    public bool HasRoom => IsAutomatic || prefetch == 0 || Unacknowledged.Count < prefetch;
}
