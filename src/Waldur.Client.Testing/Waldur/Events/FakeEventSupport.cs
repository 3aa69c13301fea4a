namespace Waldur.Client.Testing;

/// <summary>How new a server's events are.</summary>
public enum FakeEventSupport
{
    /// <summary>One queue for each consumer, as from 8.1 on; the older subscriptions work, too.</summary>
    Queues = 0,

    /// <summary>The older subscriptions alone, as in 8.0.</summary>
    Subscriptions = 1,

    /// <summary>Nothing of either: the operations respond 404.</summary>
    None = 2,
}
