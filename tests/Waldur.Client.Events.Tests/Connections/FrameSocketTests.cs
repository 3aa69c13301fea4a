using System.Net.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Connections;

/// <summary>A connection that cannot even be closed ends all the same.</summary>
public class FrameSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_close_that_fails_leaves_the_gate_open()
    {
        using var socket = new StubbornSocket(static _ => throw new WebSocketException("The network is gone."));
        await using var frames = await CreateAsync(socket, new FakeClock());

        await frames.CloseAsync();

        socket.IsAborted.Should().BeTrue();
        await frames.SendHeartBeatAsync(Token).WaitAsync(Patience, TimeProvider.System, Token);
        socket.Sent.Should().Be(1);
    }

    [Fact]
    public async Task A_close_that_hangs_is_given_up_on_the_clients_clock()
    {
        var clock = new FakeClock();
        using var socket = new StubbornSocket(static token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
        await using var frames = await CreateAsync(socket, clock);

        var closing = frames.CloseAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        closing.IsCompleted.Should().BeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));
        await closing.WaitAsync(Patience, TimeProvider.System, Token);

        socket.IsAborted.Should().BeTrue();
    }

    private static async Task<FrameSocket> CreateAsync(WebSocket socket, TimeProvider clock)
    {
        var passcode = await Passcode.FromAsync(new TokenCredential("0123456789abcdef0123456789abcdef01234567"), Token);
        var settings = new ConnectionSettings(new Uri("wss://waldur.example/rmqws-stomp"), null!, clock, NullLogger.Instance)
        {
            HeartBeat = TimeSpan.FromSeconds(10), ConnectTimeout = TimeSpan.FromSeconds(10), MaxMessageSize = 1024,
        };
        return new FrameSocket(socket, passcode, settings);
    }

    private sealed class StubbornSocket(Func<CancellationToken, Task> close) : WebSocket
    {
        public bool IsAborted { get; private set; }

        public int Sent { get; private set; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => IsAborted ? WebSocketState.Aborted : WebSocketState.Open;

        public override string? SubProtocol => null;

        public override void Abort() => IsAborted = true;

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => close(cancellationToken);

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => close(cancellationToken);

        public override void Dispose()
        {
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            throw new WebSocketException("Nothing comes.");

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            Sent++;
            return Task.CompletedTask;
        }
    }
}
