using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>
/// With what a client calls: for packages that speak another protocol to the same server, through the same proxy and with the
/// same certificates.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClientConnection
{
    internal ClientConnection(HttpMessageInvoker transport, Uri endpoint, Credential credential)
    {
        Transport = transport;
        Endpoint = endpoint;
        Credential = credential;
    }

    /// <summary>What requests go through. It is the client's: do not dispose it.</summary>
    public HttpMessageInvoker Transport { get; }

    /// <summary>The server's address; it ends with a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>Who the client is to the server.</summary>
    public Credential Credential { get; }
}
