using System.Buffers;
using System.Text;

namespace Waldur.Client;

/// <summary>
/// The one way to count and cut characters: by Unicode's code points, as the server does. Some take two of .NET's characters.
/// </summary>
internal static class CodePoints
{
    /// <summary>How many the text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>The start of a text: at most so many, the last an ellipsis where something was cut.</summary>
    public static string Start(string text, int max)
    {
        // No text has more code points than characters.
        if (text.Length <= max)
        {
            return text;
        }

        var used = 0;
        var kept = 0;
        var cutAt = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept == max)
            {
                return string.Concat(text.AsSpan(0, cutAt), "…");
            }

            if (kept == max - 1)
            {
                cutAt = used;
            }

            used += rune.Utf16SequenceLength;
            kept++;
        }

        return text;
    }

    /// <summary>Whether the server can store the text as it is: neither NUL nor half a surrogate pair, which would be sent as another character.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (text[0] == '\0' || Rune.DecodeFromUtf16(text, out _, out var used) != OperationStatus.Done)
            {
                return false;
            }

            text = text[used..];
        }

        return true;
    }

    /// <summary>The text with a replacement character wherever the server could not store it.</summary>
    public static string ToStorable(string text)
    {
        if (IsStorable(text))
        {
            return text;
        }

        // The enumeration replaces halves of surrogate pairs itself.
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            storable.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        }

        return storable.ToString();
    }
}
