using System.Net;

namespace Waldur.Client.Core;

/// <summary>The little that is read from an HTML page: that it is one, and its title.</summary>
internal static class HtmlText
{
    private const int TitleLimit = 200;

    public static bool IsHtml(string? mediaType, ReadOnlySpan<char> text) =>
        text.TrimStart().StartsWith("<", StringComparison.Ordinal) || IsHtmlType(mediaType);

    public static string? Title(string text)
    {
        var start = text.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        start = start < 0 ? -1 : text.IndexOf('>', start);
        if (start < 0)
        {
            return null;
        }

        var end = text.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
        var title = end < 0 ? "" : WebUtility.HtmlDecode(text[(start + 1)..end]);
        return ErrorText.OneLine(title, TitleLimit) is { Length: > 0 } line ? line : null;
    }

    private static bool IsHtmlType(string? mediaType) =>
        mediaType is not null
        && (mediaType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || mediaType.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase));
}
