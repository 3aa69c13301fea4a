using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Generated;

namespace Waldur.Client.Kiota.Tests;

/// <summary>A bare TCP server on a loopback port that responds as its script says, the last line of it for all further requests.</summary>
internal sealed class RawServer : IDisposable
{
    /// <summary>Breaks the connection in place of a response.</summary>
    public const string Reset = "RESET";

    /// <summary>Says nothing until the client goes away.</summary>
    public const string Silence = "SILENCE";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string[] _script;
    private readonly List<string> _requests = [];
    private readonly List<IDisposable> _clients = [];

    public RawServer(params string[] script)
    {
        _script = script;
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

    public static ClientOptions Options { get; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 2 };

    public static string Json(int status, string body, string headers = "") => Of(status, "application/json", body, headers);

    public static string Of(int status, string? mediaType, string body, string headers = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} Something\r\n{(mediaType is null ? "" : $"Content-Type: {mediaType}\r\n")}{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public WaldurClient Client(ClientOptions? options = null, Credential? credential = null)
    {
        var client = new WaldurClient(Address, credential ?? new TokenCredential("secret-token"), options ?? Options);
        _clients.Add(client);
        return client;
    }

    public GeneratedClient Generated(ClientOptions? options = null, KiotaAdapterOptions? adapter = null) => new(Client(options).AsKiotaAdapter(adapter));

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
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
                    if (!await RespondAsync(socket, Next(request)))
                    {
                        return;
                    }
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The client went away first.
            }
        }
    }

    private string Next(string request)
    {
        lock (_requests)
        {
            _requests.Add(request);
            return _script[Math.Min(_requests.Count, _script.Length) - 1];
        }
    }

    private static async Task<bool> RespondAsync(Socket socket, string response)
    {
        if (response == Reset)
        {
            socket.LingerState = new LingerOption(true, 0);
            return false;
        }

        if (response != Silence)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(response.EndsWith(Silence, StringComparison.Ordinal) ? response[..^Silence.Length] : response));
        }

        return !response.Contains("Connection: close", StringComparison.Ordinal);
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

        if (text.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        }

        const string Name = "Content-Length: ";
        var at = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var length = at < 0 || at > end ? 0 : int.Parse(text[(at + Name.Length)..text.IndexOf('\r', at)], CultureInfo.InvariantCulture);
        return text.Length >= end + 4 + length;
    }
}
