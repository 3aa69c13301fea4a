using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client.Events;

/// <summary>
/// Receives events of a Waldur server, and comes back by itself whenever the connection is lost, without end. Make one with
/// <see cref="WaldurClientExtensions.Events"/>, and dispose it before the client. It is safe for use by several threads.
/// </summary>
/// <remarks>
/// An event is a hint. What matters is read from the API, and read once after each <see cref="WaldurEventKind.Connected"/>: the
/// server keeps events for an hour at most, and a role that was taken away stops them without a word.
/// </remarks>
public sealed class WaldurEvents : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly EventHub _hub;
    private readonly EventLoop _loop;
    private readonly Task _running;
    private int _isDisposed;

    internal WaldurEvents(WaldurClient waldur, EventOptions options)
    {
        var connection = ((IConnectionOwner)waldur).Connection;
        var timeProvider = waldur.Options.TimeProvider;
        var logger = waldur.Options.LoggerFactory.CreateSafeLogger("Waldur.Client.Events");
        Broker = options.Broker ?? BrokerAddress.From(connection.Endpoint);
        BrokerAddress.ThrowIfUnencrypted(Broker, waldur.Options, nameof(options));
        _hub = new EventHub(timeProvider, options.MaxBufferedEvents, new EventMetrics(waldur.Endpoint, timeProvider));
        var settings = new ConnectionSettings(Broker, connection.Transport, timeProvider, logger)
        {
            HeartBeat = options.HeartBeat,
            ConnectTimeout = options.ConnectTimeout,
            MaxMessageSize = options.MaxMessageSize,
        };
        if (ApiEndpoint.IsUnencrypted(Broker))
        {
            EventsLog.Unencrypted(logger, connection.Endpoint.Host, Broker);
        }

        _loop = new EventLoop(waldur, options, connection, settings, _hub);
        _running = Task.Run(() => _loop.RunAsync(_stop.Token));
    }

    /// <summary>Where the broker is.</summary>
    public Uri Broker { get; }

    /// <summary>Where this source stands at this moment.</summary>
    public EventState State => _hub.State;

    /// <summary>
    /// Reads events as they come. The first is a <see cref="WaldurEventKind.Connected"/>, as is one after every later connect; messages that the
    /// broker sends before it has confirmed all subscriptions come after it. Each reader gets all events; one that is slow loses
    /// the oldest and is informed.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The events; they end when this source is disposed.</returns>
    /// <exception cref="NotSupportedException">The client's credential cannot receive events; the message says what can.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async IAsyncEnumerable<WaldurEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = _hub.AddReader();
        try
        {
            await foreach (var next in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return next;
            }
        }
        finally
        {
            _hub.Remove(reader);
        }
    }

    /// <summary>
    /// Makes what wakes an agent's loop, or any other loop that polls. Each loop needs one of its own. It works without
    /// events, too: then it wakes at the usual interval.
    /// </summary>
    /// <param name="filter">
    /// Which events wake the loop; all when left out. It is called on the connection's thread, so it must be quick. Events that do
    /// not say what they are about always wake.
    /// </param>
    /// <returns>The source of wake-ups; it lives as long as this source of events.</returns>
    public IWakeSource CreateWakeSource(Func<WaldurEvent, bool>? filter = null) => _hub.AddWakeSource(filter);

    /// <summary>Waits until there is a connection.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when there is a connection; at once where there is one.</returns>
    /// <exception cref="NotSupportedException">The client's credential cannot receive events; the message says what can.</exception>
    /// <exception cref="ObjectDisposedException">This source was disposed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task WaitUntilConnectedAsync(CancellationToken cancellationToken = default) => _hub.WhenConnected.WaitAsync(cancellationToken);

    /// <summary>Closes the connection. The registration stays, and with it the queue, for the next start.</summary>
    /// <returns>A task that ends when the connection is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _hub.End(error: null);
        _stop.Dispose();
    }
}
