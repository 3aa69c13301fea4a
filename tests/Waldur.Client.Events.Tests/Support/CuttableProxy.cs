using System.Net;
using System.Net.Sockets;

namespace Waldur.Client.Events.Tests;

/// <summary>The network between a client and a broker: a test can cut it, or let it swallow everything while connections stay open.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private readonly List<TcpClient> _clients = [];
    private readonly Task _accepting;

    public CuttableProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new UriBuilder(target) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Whether bytes vanish in both directions, without any end of the connection.</summary>
    public bool IsSwallowing { get; set; }

    /// <summary>Whether new connections are ended at once.</summary>
    public bool IsDown { get; set; }

    /// <summary>Breaks all connections.</summary>
    public void Cut()
    {
        lock (_clients)
        {
            _clients.ForEach(client => client.Dispose());
            _clients.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ForwardAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            lock (_clients)
            {
                _clients.Add(client);
                _clients.Add(server);
            }

            try
            {
                if (!IsDown)
                {
                    await server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
                    client.NoDelay = server.NoDelay = true;
                    await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
                }
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One of the sides is gone, and with it the other.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[8 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (!IsSwallowing)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
    }
}
