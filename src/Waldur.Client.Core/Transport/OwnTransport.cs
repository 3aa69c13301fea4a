using System.Net;

namespace Waldur.Client.Core;

/// <summary>The transport of a client that was not given one.</summary>
internal sealed class OwnTransport : IDisposable
{
    // Long enough to reuse connections, short enough to follow a change of the server's address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private OwnTransport(SocketsHttpHandler handler)
    {
        Invoker = new HttpMessageInvoker(handler);
        ConnectsItself = handler is { ConnectCallback: null, PlaintextStreamFilter: null };
    }

    public HttpMessageInvoker Invoker { get; }

    /// <summary>Whether the framework makes the connections, without a callback of the program's.</summary>
    public bool ConnectsItself { get; }

    public static OwnTransport Create(ClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = Limits.ToTimer(options.ConnectTimeout, Limits.MaxWait),
            AutomaticDecompression = DecompressionMethods.All,
            EnableMultipleHttp2Connections = true,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        try
        {
            options.ConfigureTransport?.Invoke(handler);
            ThrowIfUnsafe(handler);
            return new OwnTransport(handler);
        }
        catch
        {
            handler.Dispose();
            throw;
        }
    }

    public void Dispose() => Invoker.Dispose();

    private static void ThrowIfUnsafe(SocketsHttpHandler handler)
    {
        if (handler.AllowAutoRedirect)
        {
            throw new ArgumentException(
                "ConfigureTransport must not set AllowAutoRedirect: a followed redirect takes a request, and what it holds, to another place.");
        }

        if (handler.UseCookies)
        {
            throw new ArgumentException(
                "ConfigureTransport must not set UseCookies: a session of the server would take the credential's place.");
        }
    }
}
