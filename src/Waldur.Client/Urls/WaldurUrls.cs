using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Makes the addresses by which Waldur's objects refer to each other, and reads the uuid out of them. Nothing is sent.
/// </summary>
/// <remarks>
/// <para>
/// An address is accepted only if it is one of this server: an absolute <c>http</c> or <c>https</c> address on the endpoint's
/// host and port, under the endpoint's path, of the kind asked for, with a uuid of 32 hexadecimal digits (with or without
/// dashes) and a slash at the end, and nothing else. Whatever could mean something else to another reader is refused with a
/// reason: other hosts, user names, queries, fragments, dot segments, escapes, backslashes, control characters, relative
/// addresses.
/// </para>
/// <para>
/// The scheme may differ from the endpoint's: behind a proxy, Waldur builds its addresses from what the proxy says. The
/// port must be the endpoint's, or both must be the usual ones of their schemes.
/// </para>
/// </remarks>
public sealed class WaldurUrls
{
    private readonly Uri _endpoint;

    /// <summary>Makes addresses below an endpoint.</summary>
    /// <param name="endpoint">The server's address; a final <c>/api</c> is not needed.</param>
    /// <exception cref="ArgumentException">The address is none of a server.</exception>
    public WaldurUrls(Uri endpoint) => _endpoint = ApiEndpoint.Normalise(endpoint, "/api");

    /// <summary>Makes an object's address.</summary>
    /// <param name="kind">What kind of object it is.</param>
    /// <param name="uuid">Its uuid.</param>
    /// <returns>For example <c>https://waldur.example.com/api/projects/0e8f…/</c>.</returns>
    /// <exception cref="ArgumentException">The uuid is empty.</exception>
    public string For(WaldurObject kind, Guid uuid)
    {
        var collection = WaldurCollections.Of(kind);
        Uuids.ThrowIfEmpty(uuid);
        return string.Create(CultureInfo.InvariantCulture, $"{_endpoint.AbsoluteUri}api/{collection}/{uuid:N}/");
    }

    /// <summary>Reads the uuid out of an object's address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="kind">What kind of object it must be of.</param>
    /// <returns>The uuid.</returns>
    /// <exception cref="ArgumentException">The address is no such object's on this server; the message says why.</exception>
    public Guid GetUuid(string url, WaldurObject kind)
    {
        ArgumentNullException.ThrowIfNull(url);
        return TryGetUuid(url, kind, out var uuid, out var reason) ? uuid : throw new ArgumentException(reason, nameof(url));
    }

    /// <summary>Reads the uuid out of an object's address.</summary>
    /// <param name="url">The address; null and empty ones are refused like any other.</param>
    /// <param name="kind">What kind of object it must be of.</param>
    /// <param name="uuid">The uuid; empty where the address is refused.</param>
    /// <param name="reason">Why the address is refused, as a sentence that repeats nothing secret of it; null where it is not.</param>
    /// <returns>Whether the address is such an object's on this server.</returns>
    public bool TryGetUuid(
        [NotNullWhen(true)] string? url,
        WaldurObject kind,
        out Guid uuid,
        [NotNullWhen(false)] out string? reason)
    {
        _ = WaldurCollections.Of(kind);
        uuid = Guid.Empty;
        reason = UrlText.FindProblem(url) ?? UrlText.FindForeign(url!, _endpoint);
        if (reason is not null)
        {
            return false;
        }

        var rest = UrlText.Path(url!).AsSpan()[_endpoint.AbsolutePath.Length..];
        reason = ObjectPath.FindProblem(rest, kind, out uuid);
        return reason is null;
    }

    /// <summary>Whether an address of an API is this server's own.</summary>
    internal bool IsEndpoint(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || !string.Equals(uri.IdnHost, _endpoint.IdnHost, StringComparison.OrdinalIgnoreCase)
            || (uri.Port != _endpoint.Port && !(uri.IsDefaultPort && _endpoint.IsDefaultPort)))
        {
            return false;
        }

        var path = uri.AbsolutePath.TrimEnd('/') + "/";
        return path == _endpoint.AbsolutePath || path == _endpoint.AbsolutePath + "api/";
    }

    /// <summary>
    /// Reads the uuid out of an address that the server itself has sent. Its host and prefix are not looked at: they are
    /// those that a proxy named to the server, and nothing is sent there.
    /// </summary>
    internal static bool TryGetUuidOfResponse(string url, WaldurObject kind, out Guid uuid)
    {
        uuid = Guid.Empty;
        var start = url.LastIndexOf("/api/", StringComparison.Ordinal);
        return start >= 0 && ObjectPath.FindProblem(url.AsSpan(start + 1), kind, out uuid) is null;
    }
}
