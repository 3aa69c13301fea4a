using System.Net.WebSockets;
using System.Threading.Channels;

namespace Waldur.Client.Testing;

/// <summary>One connection to the broker.</summary>
internal sealed partial class BrokerSession(FakeBroker broker, WebSocket socket) : IDisposable
{
    /// <summary>The reason that the broker gives for most of what it does not like.</summary>
    public const string Died = "STOMP died";

    private static readonly string[] Versions = ["1.2", "1.1", "1.0"];
    private static readonly byte[] Beat = "\n"u8.ToArray();
    private readonly Channel<Output> _output = Channel.CreateUnbounded<Output>(new() { SingleReader = true });
    private readonly CancellationTokenSource _aborted = new();
    private readonly BrokerParser _parser = new();
    private readonly string _id = $"session-{Guid.NewGuid():N}";
    private long _lastHeard = broker.Clock.GetTimestamp();

    public string Login { get; private set; } = "";

    public string VirtualHost { get; private set; } = "/";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _aborted.Token);
        var writing = WriteAsync(stop.Token);
        var reading = ReadAsync(stop.Token);
        await Task.WhenAny(writing, reading).ConfigureAwait(false);
        await _aborted.CancelAsync().ConfigureAwait(false);

        // What is still read may start timers; after that there are no more of them.
        await Task.WhenAll(writing, reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_timers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Abort();
    }

    public void Dispose() => _aborted.Dispose();

    public void Send(byte[] bytes) => _output.Writer.TryWrite(new Output(bytes));

    public void Send(BrokerFrame frame) => Send(frame.ToBytes());

    /// <summary>Closes; from here on nothing is delivered to this connection any more.</summary>
    public void Close(int status, string reason)
    {
        broker.Locked(EndSubscriptions);
        _output.Writer.TryWrite(new Output([]) { Status = status, Reason = reason });
    }

    public void CloseIf(bool condition)
    {
        if (condition)
        {
            Close(1000, Died);
        }
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Abort()
    {
        broker.Locked(EndSubscriptions);
        try
        {
            _aborted.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself meanwhile.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (broker.IsSilent)
            {
                continue;
            }

            Interlocked.Exchange(ref _lastHeard, broker.Clock.GetTimestamp());
            _parser.Append(buffer.AsSpan(0, result.Count));
            ReadFrames();
        }
    }

    private void ReadFrames()
    {
        try
        {
            while (_parser.TryRead() is { } frame)
            {
                broker.Locked(() => Handle(frame));
            }
        }
        catch (FormatException error)
        {
            Close(1007, error.Message);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var output in _output.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (broker.IsSilent)
            {
                continue;
            }

            if (output.Status is { } status)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)status, output.Reason, cancellationToken).ConfigureAwait(false);

                // What the client still says is not heard; it has the time to say that it closes, too.
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken).ConfigureAwait(false);
                return;
            }

            await WriteAsync(output, cancellationToken).ConfigureAwait(false);
            if (output.IsCut)
            {
                return;
            }
        }
    }

    private async Task WriteAsync(Output output, CancellationToken cancellationToken)
    {
        var bytes = output.IsCut ? output.Bytes[..(output.Bytes.Length / 2)] : output.Bytes;
        while (broker.JoinFrames && !output.IsCut && _output.Reader.TryPeek(out var next) && next is { Status: null, IsCut: false })
        {
            bytes = [.. bytes, .. next.Bytes];
            _output.Reader.TryRead(out _);
        }

        foreach (var chunk in bytes.Chunk(broker.MaxChunk ?? Math.Max(bytes.Length, 1)))
        {
            await socket.SendAsync(chunk.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Something to write: bytes, or the end.</summary>
    private sealed record Output(byte[] Bytes)
    {
        public int? Status { get; init; }

        public string? Reason { get; init; }

        public bool IsCut { get; init; }
    }
}
