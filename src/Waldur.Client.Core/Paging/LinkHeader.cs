using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>
/// Reads page numbers out of a <c>Link</c> header. Nothing else of its urls is ever used: behind a proxy their host may be
/// wrong, and a token must not follow them to another one.
/// </summary>
internal static class LinkHeader
{
    /// <summary>Finds the page that a relation leads to; 1 where its url names none, as the link to the first page does.</summary>
    public static bool TryGetPage(string? header, string rel, out int page)
    {
        page = 0;
        var rest = header.AsSpan();
        while (rest.IndexOf('<') is var start and >= 0 && rest[start..].IndexOf('>') is var length and > 0)
        {
            var url = rest.Slice(start + 1, length - 1);
            rest = rest[(start + length + 1)..];
            var parameters = Take(ref rest, ',');
            while (!parameters.IsEmpty)
            {
                if (IsRelation(Take(ref parameters, ';'), rel))
                {
                    return TryReadPage(url, out page);
                }
            }
        }

        return false;
    }

    // Takes what stands before a separator that is not within quotes.
    private static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> rest, char separator)
    {
        var end = 0;
        for (var isQuoted = false; end < rest.Length && (isQuoted || rest[end] != separator); end++)
        {
            isQuoted ^= rest[end] == '"';
        }

        var taken = rest[..end];
        rest = rest[Math.Min(end + 1, rest.Length)..];
        return taken;
    }

    private static bool IsRelation(ReadOnlySpan<char> parameter, string rel)
    {
        var equals = parameter.IndexOf('=');
        if (equals < 0 || !parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var words = parameter[(equals + 1)..].Trim().Trim('"');
        while (!words.IsEmpty)
        {
            if (Take(ref words, ' ').Equals(rel, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadPage(ReadOnlySpan<char> url, out int page)
    {
        page = 1;
        var query = url[(url.IndexOf('?') is var mark and >= 0 ? mark + 1 : url.Length)..];
        query = Take(ref query, '#');
        while (!query.IsEmpty)
        {
            if (Take(ref query, '&') is var pair && pair.StartsWith("page="))
            {
                return int.TryParse(pair["page=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out page) && page > 0;
            }
        }

        return true;
    }
}
