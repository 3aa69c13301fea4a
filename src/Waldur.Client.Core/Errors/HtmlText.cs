using System.Net;

namespace Waldur.Client.Core;

/// <summary>The little that is read from an HTML page: that it is one, and its title.</summary>
internal static class HtmlText
{
    private const int TitleLimit = 200;

    /// <summary>The one rule for what is a page for people: its media type says so, or its text begins as one.</summary>
    public static bool IsHtml(string? mediaType, ReadOnlySpan<char> text) =>
        mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || text.TrimStart().StartsWith("<");

    /// <summary>Whether a response whose status is good is a page all the same, such as a login form.</summary>
    public static bool IsPage(RawResponse response)
    {
        var body = response.Body;
        return !body.IsEmpty && (body.TrimStart(" \t\r\n\f\v"u8) is [(byte)'<', ..] || IsHtml(response.ContentType, default));
    }

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
}
