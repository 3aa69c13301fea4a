namespace Waldur.Client.Events;

/// <summary>A subscription to one queue over a connection of its own.</summary>
internal sealed class BrokerConnection : IAsyncDisposable
{
    private const string SubscriptionId = "events";
    private const string ReceiptId = "subscribed";
    private readonly FrameSocket _socket;
    private readonly BrokerQueue _queue;
    private readonly ConnectionSettings _settings;
    private readonly Action<BrokerQueue, StompFrame> _onMessage;
    private readonly Passcode _passcode;
    private HeartBeat _heartBeat = HeartBeat.None;

    private BrokerConnection(
        FrameSocket socket, BrokerQueue queue, Passcode passcode, ConnectionSettings settings, Action<BrokerQueue, StompFrame> onMessage)
    {
        _socket = socket;
        _queue = queue;
        _passcode = passcode;
        _settings = settings;
        _onMessage = onMessage;
    }

    /// <summary>Connects, logs in and subscribes; done when the broker has confirmed the subscription.</summary>
    /// <exception cref="BrokerException">It did not come to that.</exception>
    public static async Task<BrokerConnection> OpenAsync(
        BrokerQueue queue,
        Passcode passcode,
        ConnectionSettings settings,
        Action<BrokerQueue, StompFrame> onMessage,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.ConnectTimeout, settings.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        BrokerConnection? connection = null;
        try
        {
            var socket = await ConnectAsync(settings, passcode, either.Token).ConfigureAwait(false);
            connection = new BrokerConnection(socket, queue, passcode, settings, onMessage);
            await connection.LogInAsync(either.Token).ConfigureAwait(false);
            await connection.SubscribeAsync(either.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            if (error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new BrokerException(BrokerFailure.Silent, $"The broker did not confirm the subscription within {settings.ConnectTimeout}.", error);
            }

            throw;
        }
    }

    /// <summary>Receives until the connection ends, which it always does with an exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var beating = BeatAsync(stop.Token);
        var receiving = ReceiveAsync(stop.Token);
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, _settings.TimeProvider, cancellationToken);
        var ended = await Task.WhenAny(beating, receiving, cancelled).ConfigureAwait(false);
        if (ended == cancelled)
        {
            // Before the wait for messages is cancelled, which breaks the connection.
            await _socket.CloseAsync().ConfigureAwait(false);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(beating, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _socket.DisposeAsync();

    private static async Task<FrameSocket> ConnectAsync(ConnectionSettings settings, Passcode passcode, CancellationToken cancellationToken)
    {
        try
        {
            return await FrameSocket.ConnectAsync(settings, passcode, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new BrokerException(BrokerFailure.Lost, $"The broker at {settings.Address} was not reached: {SafeText.From(error.Message, passcode)}", error);
        }
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        var frame = new StompFrame("CONNECT",
        [
            new("accept-version", "1.2"),
            new("host", _queue.VirtualHost),
            new("login", _queue.Login),
            _passcode.ToHeader(),
            new("heart-beat", HeartBeat.Ask(_settings.HeartBeat)),
        ]);
        await SendAsync(frame, cancellationToken).ConfigureAwait(false);
        var connected = await ReadUntilAsync("CONNECTED", BrokerFailure.Refused, cancellationToken).ConfigureAwait(false);
        _heartBeat = HeartBeat.Agree(_settings.HeartBeat, connected["heart-beat"]);
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        var frame = new StompFrame("SUBSCRIBE",
        [
            new("id", SubscriptionId),
            new("destination", _queue.Destination),
            new("ack", "auto"),
            new("receipt", ReceiptId),
        ]);
        await SendAsync(frame, cancellationToken).ConfigureAwait(false);
        StompFrame receipt;
        do
        {
            receipt = await ReadUntilAsync("RECEIPT", BrokerFailure.Unsubscribed, cancellationToken).ConfigureAwait(false);
        }
        while (receipt["receipt-id"] != ReceiptId);
    }

    // Whatever ends the exchange before what is waited for has come means that the registration may not hold any more.
    private async Task<StompFrame> ReadUntilAsync(string command, BrokerFailure failure, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var frame = await ReadAsync(null, cancellationToken).ConfigureAwait(false);
                if (frame.Command == command)
                {
                    return frame;
                }

                if (frame.Command == "ERROR")
                {
                    throw new BrokerException(failure, ErrorText(frame));
                }
            }
        }
        catch (BrokerException error) when (error.Failure == BrokerFailure.Lost)
        {
            throw new BrokerException(failure, error.Message, error);
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var frame = await ReadAsync(_heartBeat.MaxSilence, cancellationToken).ConfigureAwait(false);
            if (frame.Command == "ERROR")
            {
                throw new BrokerException(BrokerFailure.Unsubscribed, ErrorText(frame));
            }
        }
    }

    private async Task<StompFrame> ReadAsync(TimeSpan? maxSilence, CancellationToken cancellationToken)
    {
        StompFrame frame;
        try
        {
            frame = await _socket.ReadAsync(maxSilence, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokerException error) when (_passcode.IsIn(error.Message))
        {
            throw new BrokerException(error.Failure, _passcode.Redact(error.Message));
        }

        EventsLog.Received(_settings.Logger, frame, _passcode);
        if (frame.Command == "MESSAGE")
        {
            // Messages may come before the receipt.
            _onMessage(_queue, frame);
        }

        return frame;
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_heartBeat.Sending, _settings.TimeProvider);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await _socket.SendHeartBeatAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task SendAsync(StompFrame frame, CancellationToken cancellationToken)
    {
        EventsLog.Sending(_settings.Logger, frame);
        return _socket.SendAsync(frame, cancellationToken);
    }

    private string ErrorText(StompFrame frame) =>
        $"The broker says: {SafeText.From(frame["message"], _passcode)}. {SafeText.From(frame.Body, _passcode)}".TrimEnd();
}
