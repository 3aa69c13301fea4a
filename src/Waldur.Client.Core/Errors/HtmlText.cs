using System.Net;
using System.Text;

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
        if (response.Body is not { IsEmpty: false } body)
        {
            return false;
        }

        Span<char> start = stackalloc char[64];
        Encoding.Latin1.TryGetChars(body[..Math.Min(body.Length, start.Length)], start, out var length);
        return IsHtml(response.Headers["Content-Type"], start[..length]);
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
