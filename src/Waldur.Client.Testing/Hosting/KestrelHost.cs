using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Waldur.Client.Testing;

/// <summary>
/// A fake server on a loopback port: Kestrel alone, without a host around it, so that no configuration file, environment
/// variable, console or signal has a say.
/// </summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);
    private readonly KestrelServer _kestrel;

    private KestrelHost(KestrelServer kestrel, Uri address)
    {
        _kestrel = kestrel;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<KestrelHost> StartAsync(FakeServer server, int port, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => AcceptAsync(server, connection, next));
        });
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions()),
            NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await kestrel.StartAsync(new KestrelApplication(server), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }

        var addresses = ((IServer)kestrel).Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return new KestrelHost(kestrel, new Uri(addresses.First()));
    }

    private static Task AcceptAsync(FakeServer server, ConnectionContext connection, ConnectionDelegate next)
    {
        if (!server.Faults.DrawConnection())
        {
            return next(connection);
        }

        connection.Abort();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
        await _kestrel.StopAsync(limit.Token).ConfigureAwait(false);
        _kestrel.Dispose();
    }
}
