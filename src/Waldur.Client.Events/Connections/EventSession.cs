namespace Waldur.Client.Events;

/// <summary>The connections to all queues of one registration: usually one. When one ends, all end.</summary>
internal sealed class EventSession : IAsyncDisposable
{
    private readonly List<BrokerConnection> _connections = [];

    /// <summary>Subscribes to all queues.</summary>
    /// <exception cref="BrokerException">One of them could not be subscribed to.</exception>
    public async Task OpenAsync(
        IReadOnlyList<BrokerQueue> queues,
        Passcode passcode,
        ConnectionSettings settings,
        Action<BrokerQueue, StompFrame> onMessage,
        CancellationToken cancellationToken)
    {
        foreach (var queue in queues)
        {
            _connections.Add(await BrokerConnection.OpenAsync(queue, passcode, settings, onMessage, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Receives until one of the connections ends, which it always does with an exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = _connections.ConvertAll(connection => connection.RunAsync(stop.Token));
        var ended = await Task.WhenAny(running).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
