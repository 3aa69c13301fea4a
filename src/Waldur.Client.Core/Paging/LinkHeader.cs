using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>
/// Reads page numbers out of a <c>Link</c> header. Nothing else of its urls is ever used: behind a proxy their host may be
/// wrong, and a token must not follow them to another one.
/// </summary>
public static class LinkHeader
{
    /// <summary>Finds the page that a relation leads to.</summary>
    /// <param name="header">The header's value, such as <c>&lt;https://h/api/x/?page=2&gt;; rel="next"</c>; several links are separated by commas.</param>
    /// <param name="rel">The relation, such as <c>next</c>.</param>
    /// <param name="page">The page's number; 1 where the url names none, as the link to the first page does.</param>
    /// <returns>False where the header has no such link or the link no usable number.</returns>
    public static bool TryGetPage(string? header, string rel, out int page)
    {
        ArgumentException.ThrowIfNullOrEmpty(rel);
        var rest = header.AsSpan();
        while (TryReadLink(ref rest, out var url, out var parameters))
        {
            if (HasRelation(parameters, rel))
            {
                return TryReadPage(url, out page);
            }
        }

        page = 0;
        return false;
    }

    private static bool TryReadLink(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> url, out ReadOnlySpan<char> parameters)
    {
        url = parameters = default;
        var start = rest.IndexOf('<');
        var length = start < 0 ? -1 : rest[(start + 1)..].IndexOf('>');
        if (length < 0)
        {
            return false;
        }

        url = rest.Slice(start + 1, length);
        rest = rest[(start + length + 2)..];
        parameters = rest[..IndexOfUnquoted(rest, ',')];
        rest = rest[parameters.Length..];
        return true;
    }

    private static bool HasRelation(ReadOnlySpan<char> parameters, string rel)
    {
        while (!parameters.IsEmpty)
        {
            var parameter = parameters[..IndexOfUnquoted(parameters, ';')];
            parameters = parameters[Math.Min(parameter.Length + 1, parameters.Length)..];
            var equals = parameter.IndexOf('=');
            if (equals > 0 && parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                var words = parameter[(equals + 1)..].Trim().Trim('"').ToString().Split(' ');
                return words.Contains(rel, StringComparer.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static int IndexOfUnquoted(ReadOnlySpan<char> text, char wanted)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == wanted && !quoted)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool TryReadPage(ReadOnlySpan<char> url, out int page)
    {
        page = 1;
        var query = url[(url.IndexOf('?') is var mark and >= 0 ? mark + 1 : url.Length)..];
        query = query[..(query.IndexOf('#') is var hash and >= 0 ? hash : query.Length)];
        foreach (var pair in query.ToString().Split('&'))
        {
            if (pair.StartsWith("page=", StringComparison.Ordinal))
            {
                return int.TryParse(pair.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out page) && page > 0;
            }
        }

        return true;
    }
}
