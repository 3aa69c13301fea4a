using System.Net.Sockets;
using System.Security.Authentication;
using Polly;

namespace Waldur.Client.Core;

/// <summary>What a transport's error means to whoever reads it, and whether the request had been sent.</summary>
internal static class TransportHint
{
    // What a strategy refuses may carry the failure of an earlier call, which says nothing of this one.
    public static string For(Exception? error) => error is ExecutionRejectedException
        ? $"A strategy of ClientOptions.ConfigureResilience refused to send: {error.Message}"
        : ForFailure(error);

    /// <summary>Whether the request may have left this machine; false only where that is certain.</summary>
    public static bool MayHaveBeenSent(Exception? error) => KindOf(error)
        is not (HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError
            or HttpRequestError.VersionNegotiationError);

    private static string ForFailure(Exception? error) => KindOf(error) switch
    {
        HttpRequestError.NameResolutionError => "The host name cannot be resolved: check the endpoint and the name service (DNS).",
        HttpRequestError.SecureConnectionError => CertificateProblem.Find(error)?.Text ?? NotSecure(error),
        HttpRequestError.ProxyTunnelError => "The proxy did not open a tunnel to the server.",
        HttpRequestError.ConnectionError when HasSocketError(error, SocketError.ConnectionRefused) =>
            "The connection was refused: nothing listens at the endpoint's port.",
        HttpRequestError.ConnectionError when HasSocketError(error, SocketError.ConnectionReset) || HasSocketError(error, SocketError.NotConnected) =>
            "The server, or a firewall before it, reset the connection as it was made.",
        HttpRequestError.ConnectionError => "The server cannot be reached: check the endpoint, the network and the firewall.",
        HttpRequestError.ResponseEnded => "The connection ended before the whole response had come.",
        HttpRequestError.ConfigurationLimitExceeded => "The response exceeds a limit of the client.",
        _ => "The connection was lost, or no response came.",
    };

    private static HttpRequestError KindOf(Exception? error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request)
            {
                return request.HttpRequestError;
            }

            if (cause is HttpIOException { HttpRequestError: not HttpRequestError.Unknown } io)
            {
                return io.HttpRequestError;
            }
        }

        return HttpRequestError.Unknown;
    }

    // What TLS finds where its greeting should be and is not.
    private static string NotSecure(Exception? error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException && cause.Message.Contains("frame", StringComparison.OrdinalIgnoreCase))
            {
                return "What listens at the endpoint's port does not speak TLS: if it is plain HTTP, the endpoint begins with http:// or has another port.";
            }
        }

        return "No secure connection (TLS) could be made: the server, or a proxy before it, broke it off.";
    }

    private static bool HasSocketError(Exception? error, SocketError code)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket && socket.SocketErrorCode == code)
            {
                return true;
            }
        }

        return false;
    }
}
