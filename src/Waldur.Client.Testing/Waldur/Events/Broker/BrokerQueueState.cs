namespace Waldur.Client.Testing;

/// <summary>A queue of the broker; the broker's lock guards it.</summary>
internal sealed class BrokerQueueState(string virtualHost, string name, TimeSpan messageLifetime)
{
    public const int MaxMessages = 10_000;

    private int _next;

    public string VirtualHost => virtualHost;

    public string Name => name;

    public TimeSpan MessageLifetime => messageLifetime;

    public LinkedList<BrokerMessage> Messages { get; } = [];

    public List<BrokerSubscription> Subscriptions { get; } = [];

    /// <summary>Whose turn it is: each message goes to one of the subscribers.</summary>
    public BrokerSubscription? Next()
    {
        for (var i = 0; i < Subscriptions.Count; i++)
        {
            var candidate = Subscriptions[_next++ % Subscriptions.Count];
            if (candidate.HasRoom)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Takes out what is too old.</summary>
    public void Expire(DateTimeOffset now)
    {
        while (Messages.First is { } first && first.Value.Expires <= now)
        {
            Messages.RemoveFirst();
        }
    }
}
