using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>A bare TCP server on a loopback port: what it does to each request it does on a real socket.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Socket, Task<bool>>[] _acts;
    private readonly List<string> _requests = [];

    /// <param name="acts">What to do with each request in turn, the last with all that follow; false closes the connection.</param>
    public LoopbackServer(params Func<Socket, Task<bool>>[] acts)
    {
        _acts = acts;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static Func<Socket, Task<bool>> Close { get; } = _ => Task.FromResult(false);

    public static Func<Socket, Task<bool>> Reset { get; } = socket =>
    {
        socket.LingerState = new LingerOption(true, 0);
        return Task.FromResult(false);
    };

    public static Func<Socket, Task<bool>> Ok { get; } = Respond("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n", "[]"u8.ToArray());

    public static Func<Socket, Task<bool>> Respond(string head, byte[] body) => async socket =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}Content-Length: {body.Length}\r\n\r\n")));
        await socket.SendAsync(body);
        return true;
    };

    /// <summary>Sends exactly this, then closes the connection.</summary>
    public static Func<Socket, Task<bool>> SendAndClose(string text) => async socket =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        return false;
    };

    public ApiClient Client(int maxRetries = 2) =>
        new(Address, new TokenCredential(TestCalls.Token), TestCalls.Options() with { MaxRetries = maxRetries });

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                while (await ReadRequestAsync(socket) is { } request)
                {
                    Func<Socket, Task<bool>> act;
                    lock (_requests)
                    {
                        act = _acts[Math.Min(_requests.Count, _acts.Length - 1)];
                        _requests.Add(request);
                    }

                    if (!await act(socket))
                    {
                        return;
                    }
                }
            }
            catch (SocketException)
            {
                // The client went away first.
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(Socket socket)
    {
        var text = "";
        var buffer = new byte[16 * 1024];
        while (!IsWhole(text))
        {
            var read = await socket.ReceiveAsync(buffer);
            if (read == 0)
            {
                return null;
            }

            text += Encoding.Latin1.GetString(buffer, 0, read);
        }

        return text;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Name = "Content-Length: ";
        var at = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var length = at < 0 || at > end ? 0 : int.Parse(text[(at + Name.Length)..text.IndexOf('\r', at)], CultureInfo.InvariantCulture);
        return text.Length >= end + 4 + length;
    }
}
