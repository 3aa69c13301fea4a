using System.Diagnostics.CodeAnalysis;

namespace Waldur.Client.Testing;

/// <summary>Hyperlinks, built from the host that the request named.</summary>
internal sealed class WaldurUrls
{
    private readonly string _prefix;

    public WaldurUrls(FakeRequest request, string pathPrefix)
    {
        var scheme = request.Header("X-Forwarded-Proto") ?? request.Scheme;
        _prefix = pathPrefix;
        Root = $"{scheme}://{request.Host}{pathPrefix}";
    }

    public string Root { get; }

    public string Of(string collection, Guid uuid) => $"{Root}/api/{collection}/{uuid.Hex()}/";

    /// <summary>The uuid in a link to a collection. Scheme and host are not looked at.</summary>
    public bool TryUuid(string link, string collection, out Guid uuid)
    {
        uuid = Guid.Empty;
        return TryPath(link, out var path)
            && path.StartsWith($"{_prefix}/api/{collection}/", StringComparison.Ordinal)
            && path.EndsWith('/')
            && WireUuid.TryParse(path[$"{_prefix}/api/{collection}/".Length..^1], out uuid);
    }

    private static bool TryPath(string link, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (link.StartsWith("http:", StringComparison.Ordinal) || link.StartsWith("https:", StringComparison.Ordinal))
        {
            path = Uri.TryCreate(link, UriKind.Absolute, out var uri) ? uri.AbsolutePath : null;
        }
        else if (link.StartsWith('/'))
        {
            path = link;
        }

        return path is not null;
    }
}
