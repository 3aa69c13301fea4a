using System.Net;

namespace Waldur.Client.Core;

/// <summary>The transport of a client that was not given one.</summary>
internal static class OwnTransport
{
    // Long enough to reuse connections, short enough to follow a change of the server's address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageInvoker Create(ClientOptions options) => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = options.ConnectTimeout,
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        AllowAutoRedirect = false,
    });
}
