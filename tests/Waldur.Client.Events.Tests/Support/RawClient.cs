using System.Net.WebSockets;
using System.Text;

namespace Waldur.Client.Events.Tests;

/// <summary>A client without any cleverness: it sends what it receives to, and shows what comes.</summary>
internal sealed class RawClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly StompDecoder _decoder = new(1024 * 1024);

    public string? Protocol => _socket.SubProtocol;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>Everything that came, as text.</summary>
    public StringBuilder Received { get; } = new();

    public static async Task<RawClient> ConnectAsync(TestBroker broker, string? protocol = "v12.stomp")
    {
        var client = new RawClient();
        if (protocol is not null)
        {
            client._socket.Options.AddSubProtocol(protocol);
        }

        await client._socket.ConnectAsync(broker.Address, Limit());
        return client;
    }

    /// <summary>Connects and logs in.</summary>
    public static async Task<RawClient> LogInAsync(TestBroker broker, Account account, string heartBeat = "0,0")
    {
        var client = await ConnectAsync(broker);
        await client.SendAsync(account.ToConnect(heartBeat));
        (await client.ReadAsync())!.Command.Should().Be("CONNECTED");
        return client;
    }

    /// <summary>Sends a frame of lines, an empty line and NUL.</summary>
    public Task SendAsync(string head) => SendBytesAsync(Encoding.UTF8.GetBytes(head.ReplaceLineEndings("\n") + "\n\n\0"));

    public Task SendBytesAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, Limit());

    public async Task SubscribeAsync(Account account, string id = "1", string more = "")
    {
        await SendAsync($"SUBSCRIBE\nid:{id}\ndestination:/amq/queue/{account.Queue}\nreceipt:r{id}{more}");
        (await ReadAsync())!["receipt-id"].Should().Be("r" + id);
    }

    /// <summary>The next frame; null where the broker closed the connection.</summary>
    public async Task<StompFrame?> ReadAsync()
    {
        while (true)
        {
            if (_decoder.TryRead() is { } frame)
            {
                return frame;
            }

            if (!await ReceiveAsync())
            {
                return null;
            }
        }
    }

    /// <summary>Receives something; false where the broker closed the connection.</summary>
    public async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var result = await _socket.ReceiveAsync(buffer.AsMemory(), Limit());
        if (result.MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        Received.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
        _decoder.Append(buffer.AsSpan(0, result.Count));
        return true;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromSeconds(15), TimeProvider.System).Token;
}
