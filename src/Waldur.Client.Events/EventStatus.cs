namespace Waldur.Client.Events;

/// <summary>Where a source of events stands.</summary>
public enum EventStatus
{
    /// <summary>It registers at the server.</summary>
    Registering = 0,

    /// <summary>It connects to the broker.</summary>
    Connecting = 1,

    /// <summary>It is subscribed: events come as they happen.</summary>
    Connected = 2,

    /// <summary>It waits before it tries once more.</summary>
    Waiting = 3,

    /// <summary>It has ended for good: it was disposed, or its credential cannot receive events.</summary>
    Stopped = 4,
}
