using System.Globalization;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Makes foreign text fit for a message: one line, no control characters, not long.</summary>
internal static class ErrorText
{
    public const int LineLimit = 600;

    /// <summary>Ends a text that was shortened.</summary>
    public const char Cut = '…';

    public static string OneLine(string? text, int limit)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var line = new StringBuilder(Math.Min(text.Length, limit));
        var isGap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnfit(rune))
            {
                isGap = true;
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength > limit - 2)
            {
                return line.Append(Cut).ToString();
            }

            if (isGap && line.Length > 0)
            {
                line.Append(' ');
            }

            isGap = false;
            line.Append(rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>The start of a text, never cut inside a surrogate pair.</summary>
    public static string Start(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit), [Cut]);
    }

    // Format characters could turn the reading direction of a log line; half surrogates come as U+FFFD from EnumerateRunes.
    private static bool IsUnfit(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
