namespace Waldur.Client;

/// <summary>Reads an address as it is written: a parser would first mend what is to be refused.</summary>
internal static class UrlText
{
    private const int MaxLength = 2_000;
    private const string Escaped = "The url holds a percent-encoded character.";

    /// <summary>What makes the address doubtful for whatever server, as a sentence; null if nothing does.</summary>
    public static string? FindProblem(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return "The url is empty.";
        }

        if (url.Length > MaxLength)
        {
            return $"The url has {url.Length} characters: no url of this server is as long.";
        }

        foreach (var character in url)
        {
            if (FindProblem(character) is { } problem)
            {
                return problem;
            }
        }

        return FindDotSegment(url);
    }

    /// <summary>What makes the address one of another server, as a sentence; null if nothing does.</summary>
    public static string? FindForeign(string url, Uri endpoint)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsWeb(url))
        {
            return "The url does not begin with http:// or https:// and a host.";
        }

        var path = Path(url);

        // The endpoint's own path may hold escapes; nothing else of a url of the API does.
        if (HasEscape(url.AsSpan()[..^path.Length]))
        {
            return Escaped;
        }

        if (!string.Equals(uri.IdnHost, endpoint.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return $"The url's host is {uri.IdnHost}, but the server is {endpoint.IdnHost}.";
        }

        if (uri.Port != endpoint.Port && !(uri.IsDefaultPort && endpoint.IsDefaultPort))
        {
            return $"The url's port is {uri.Port}, but the server's is {endpoint.Port}.";
        }

        if (!path.StartsWith(endpoint.AbsolutePath, StringComparison.Ordinal))
        {
            return $"The url's path does not begin with the server's own, {endpoint.AbsolutePath}.";
        }

        return HasEscape(path.AsSpan(endpoint.AbsolutePath.Length)) ? Escaped : null;
    }

    /// <summary>The path as it is written.</summary>
    public static string Path(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = url.IndexOf('/', host);
        return path < 0 ? "" : url[path..];
    }

    private static bool HasEscape(ReadOnlySpan<char> text) => text.Contains('%');

    private static bool IsWeb(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string? FindProblem(char character) => character switch
    {
        '\\' => "The url holds a backslash, which some take for a slash.",
        '@' => "The url holds an at-sign: a user name has no place in it.",
        '?' => "The url holds a query.",
        '#' => "The url holds a fragment.",
        <= ' ' or (char)0x7F => "The url holds white space or a control character.",
        > (char)0x7F => "The url holds a character beyond ASCII.",
        _ => null,
    };

    private static string? FindDotSegment(string url)
    {
        foreach (var segment in url.Split('/'))
        {
            if (segment is "." or "..")
            {
                return "The url holds a dot segment.";
            }
        }

        return null;
    }
}
