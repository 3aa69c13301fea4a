using System.Net.WebSockets;

namespace Waldur.Client.Events;

/// <summary>
/// Frames over a WebSocket. How frames are spread over the WebSocket's messages means nothing: several may share one, and one
/// may come in several.
/// </summary>
internal sealed class FrameSocket(WebSocket socket, Passcode passcode, ConnectionSettings settings) : IAsyncDisposable
{
    private static readonly byte[] Beat = "\n"u8.ToArray();
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);
    private readonly StompDecoder _decoder = new(settings.MaxMessageSize);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly byte[] _chunk = new byte[16 * 1024];

    /// <summary>Connects through the client's own handler, so that its proxy and certificates count here too.</summary>
    public static async Task<FrameSocket> ConnectAsync(ConnectionSettings settings, Passcode passcode, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.AddSubProtocol("v12.stomp");

            // Its pings follow the system's clock, and say no more than the heart-beats of STOMP.
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(settings.Address, settings.Invoker, cancellationToken).ConfigureAwait(false);
            return new FrameSocket(socket, passcode, settings);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public Task SendAsync(StompFrame frame, CancellationToken cancellationToken) =>
        SendAsync(StompEncoder.Encode(frame), cancellationToken);

    public Task SendHeartBeatAsync(CancellationToken cancellationToken) => SendAsync(Beat, cancellationToken);

    /// <summary>Waits for the next frame.</summary>
    /// <param name="maxSilence">How long nothing at all may come; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, and with it the connection.</param>
    /// <exception cref="BrokerException">The connection ended, or nothing came.</exception>
    public async Task<StompFrame> ReadAsync(TimeSpan? maxSilence, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Decode() is { } frame)
            {
                return frame;
            }

            var result = await ReceiveAsync(maxSilence, cancellationToken).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                throw new BrokerException(BrokerFailure.Lost, ClosedText());
            }

            _decoder.Append(_chunk.AsSpan(0, result.Count));
        }
    }

    /// <summary>
    /// Says that this side closes, so that the broker neither waits for heart-beats nor warns its operators of a connection
    /// that broke. Nobody waits long for that.
    /// </summary>
    public async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var limit = new CancellationTokenSource(CloseTimeout, settings.TimeProvider);
        try
        {
            await SendCloseAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        socket.Dispose();
        _sending.Dispose();
    }

    private async Task SendCloseAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private StompFrame? Decode()
    {
        try
        {
            return _decoder.TryRead();
        }
        catch (StompProtocolException error)
        {
            throw new BrokerException(BrokerFailure.Unreadable, error.Message, error);
        }
    }

    private async Task<ValueWebSocketReceiveResult> ReceiveAsync(TimeSpan? maxSilence, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(maxSilence ?? Timeout.InfiniteTimeSpan, settings.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await socket.ReceiveAsync(_chunk.AsMemory(), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BrokerException(BrokerFailure.Silent, $"Nothing came from the broker for {maxSilence}.", error);
        }
        catch (Exception error) when (error is WebSocketException or IOException or InvalidOperationException)
        {
            throw new BrokerException(BrokerFailure.Lost, "The connection to the broker broke.", error);
        }
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or IOException or InvalidOperationException)
        {
            throw new BrokerException(BrokerFailure.Lost, "The connection to the broker broke.", error);
        }
        finally
        {
            _sending.Release();
        }
    }

    private string ClosedText() =>
        $"The broker closed the connection: {(int?)socket.CloseStatus} {SafeText.From(socket.CloseStatusDescription, passcode)}".TrimEnd();
}
