using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>The address under which a server's description begins.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ApiEndpoint
{
    /// <summary>
    /// Takes an address as users give it and leaves the part before the description's own paths: <c>https://h</c>,
    /// <c>https://h/</c>, <c>https://h/api</c> and <c>https://h/api/</c> all become <c>https://h/</c>, a prefix before
    /// <c>/api</c> is kept.
    /// </summary>
    /// <param name="endpoint">The address.</param>
    /// <param name="ownPath">The path with which the description's paths begin, such as <c>/api</c>; cut off where it ends the address.</param>
    /// <returns>The address, ending with a slash.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, or holds a user name, a query or a fragment.</exception>
    public static Uri Normalise(string endpoint, string ownPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(endpoint);
        if (!Uri.TryCreate(endpoint.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"'{Shorten(endpoint)}' is no address of a server: give it with its scheme, such as https://server.example.com.", nameof(endpoint));
        }

        return Normalise(uri, ownPath);
    }

    /// <inheritdoc cref="Normalise(string, string)"/>
    public static Uri Normalise(Uri endpoint, string ownPath)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(ownPath);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("The address of a server begins with http:// or https://.", nameof(endpoint));
        }

        if (endpoint.UserInfo.Length > 0)
        {
            throw new ArgumentException("The address holds a user name or password: give these as a credential.", nameof(endpoint));
        }

        if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw new ArgumentException("The address of a server holds no query and no fragment.", nameof(endpoint));
        }

        var segments = Segments(endpoint.AbsolutePath);
        var own = Segments(ownPath);
        for (var length = own.Length; length > 0; length--)
        {
            if (segments.AsSpan().EndsWith(own.AsSpan(0, length)))
            {
                segments = segments[..^length];
                break;
            }
        }

        var path = "/" + string.Concat(segments.Select(static segment => segment + '/'));
        return new UriBuilder(endpoint.Scheme, endpoint.Host, endpoint.Port, path).Uri;
    }

    /// <summary>Whether what is sent to an address, by requests or over a WebSocket, passes a network in clear text.</summary>
    /// <param name="endpoint">The address.</param>
    /// <returns>True for <c>http</c> and <c>ws</c>, unless they lead to this machine.</returns>
    public static bool IsUnencrypted(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeWs) && !endpoint.IsLoopback;
    }

    /// <summary>Refuses to send a credential in clear text over a network, unless that is allowed.</summary>
    internal static void ThrowIfUnencrypted(Uri endpoint, ClientOptions options)
    {
        if (IsUnencrypted(endpoint) && !options.AllowUnencrypted)
        {
            throw new ArgumentException(
                $"The endpoint http://{endpoint.Authority} is not encrypted: everybody on the way could read the credential. Use https://, or set ClientOptions.AllowUnencrypted if the network is trusted.",
                nameof(endpoint));
        }
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    // What was given may hold a password: nothing behind an at-sign, a query or a fragment is repeated.
    private static string Shorten(string endpoint)
    {
        var end = endpoint.AsSpan().IndexOfAny("@?#");
        var text = end < 0 ? endpoint : "…";
        return text.Length > 100 ? text[..100] + "…" : text;
    }
}
