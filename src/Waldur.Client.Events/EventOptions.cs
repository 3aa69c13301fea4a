namespace Waldur.Client.Events;

/// <summary>Which events to receive, and how to stay connected.</summary>
public sealed record EventOptions
{
    /// <summary>As whom to register, and for the events of which objects.</summary>
    public required EventRegistration Registration { get; init; }

    /// <summary>
    /// The broker's address, where it is not the usual one: scheme (<c>wss</c> or <c>ws</c>), host, port and path, such as
    /// <c>wss://events.example.com:8443/rmqws-stomp</c>. With <c>ws</c> the token passes the network in clear text: unless the broker is on this
    /// machine, the client must have <see cref="ClientOptions.AllowUnencrypted"/> set.
    /// </summary>
    /// <value>Null when left out: <c>/rmqws-stomp</c> on the host of the client's endpoint, encrypted as that is.</value>
    /// <exception cref="ArgumentException">The address is none of a WebSocket, or holds a user name.</exception>
    public Uri? Broker { get; init => field = BrokerAddress.Checked(value, nameof(Broker)); }

    /// <summary>
    /// How often each side shows that it is alive. When nothing has come for 2.5 times as long, the connection counts as dead. The client
    /// itself sends at least every 20 seconds, however long this is: RabbitMQ and most ingresses cut a connection on which the client
    /// was silent for 60.
    /// </summary>
    /// <value>10 seconds when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than a second or more than ten minutes.</exception>
    public TimeSpan HeartBeat
    {
        get;
        init => field = InRange(value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(HeartBeat));
    } = TimeSpan.FromSeconds(10);

    /// <summary>How long connecting, logging in and subscribing may take together.</summary>
    /// <value>15 seconds when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 100 milliseconds or more than ten minutes.</exception>
    public TimeSpan ConnectTimeout
    {
        get;
        init => field = InRange(value, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), nameof(ConnectTimeout));
    } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait before the next attempt to connect. A random part of it is waited, so that many agents do not come back at once.</summary>
    /// <value>2 minutes when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than a millisecond or more than an hour.</exception>
    public TimeSpan MaxReconnectDelay
    {
        get;
        init => field = InRange(value, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), nameof(MaxReconnectDelay));
    } = TimeSpan.FromMinutes(2);

    /// <summary>The largest body of a message, in bytes. A larger one ends the connection, which is made anew.</summary>
    /// <value>1 MiB when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 KiB or more than 64 MiB.</exception>
    public int MaxMessageSize
    {
        get;
        init => field = value is >= 1024 and <= 64 * 1024 * 1024
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxMessageSize), value, "MaxMessageSize must be from 1 KiB to 64 MiB.");
    } = 1024 * 1024;

    /// <summary>How many events wait for a reader that is slow. When there are more, the oldest are dropped, and the reader is informed.</summary>
    /// <value>1,000 when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 1,000,000.</exception>
    public int MaxBufferedEvents
    {
        get;
        init => field = value is >= 1 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxBufferedEvents), value, "MaxBufferedEvents must be from 1 to 1,000,000.");
    } = 1000;

    private static TimeSpan InRange(TimeSpan value, TimeSpan min, TimeSpan max, string name) =>
        value >= min && value <= max
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {min} to {max}.");
}
