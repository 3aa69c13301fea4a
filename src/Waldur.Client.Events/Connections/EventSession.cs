namespace Waldur.Client.Events;

/// <summary>The connections to all queues of one registration: usually one. When one ends, all end.</summary>
internal sealed class EventSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private List<Task> _connections = [];

    /// <summary>
    /// Subscribes to all queues at the same time. Each connection beats from the moment on that it is open: the broker would close
    /// those that wait in silence for the others.
    /// </summary>
    /// <exception cref="BrokerException">One of them could not be subscribed to, or ended meanwhile; all are closed then.</exception>
    public async Task OpenAsync(
        IReadOnlyList<BrokerQueue> queues,
        Passcode passcode,
        ConnectionSettings settings,
        Action<BrokerQueue, StompFrame> onMessage,
        CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(static session => ((EventSession)session!)._stop.Cancel(), this);
        var opened = queues.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        _connections = [.. queues.Select((queue, i) => ServeAsync(queue, passcode, settings, onMessage, opened[i], _stop.Token))];
        var allOpened = Task.WhenAll(opened.Select(one => one.Task));
        var ended = await Task.WhenAny([allOpened, .. _connections]).ConfigureAwait(false);
        if (ended != allOpened)
        {
            await EndAsync(ended).ConfigureAwait(false);
        }
    }

    /// <summary>Receives until one of the connections ends, which it always does with an exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(static session => ((EventSession)session!)._stop.Cancel(), this);
        await EndAsync(await Task.WhenAny(_connections).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task ServeAsync(
        BrokerQueue queue,
        Passcode passcode,
        ConnectionSettings settings,
        Action<BrokerQueue, StompFrame> onMessage,
        TaskCompletionSource opened,
        CancellationToken cancellationToken)
    {
        var connection = await BrokerConnection.OpenAsync(queue, passcode, settings, onMessage, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            opened.SetResult();
            await connection.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // What the first one ended with is why the others end.
    private async Task EndAsync(Task first)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }
}
