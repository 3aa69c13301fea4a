using System.Globalization;
using System.Net;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Recognises a text behind the escapes of JSON, of urls and of HTML, also where they are mixed or applied twice.</summary>
internal static class EscapedText
{
    private const int MaxEntity = 10;

    // Escaped five times over; a server that sends a million of them must not keep the client busy.
    private const int MaxBackslashes = 32;

    /// <summary>How many characters at the start of <paramref name="text"/> stand for <paramref name="wanted"/>; 0 where they do not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wanted">What is looked for.</param>
    /// <param name="enough">How many characters of it are enough where the text ends.</param>
    public static int Match(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted, int enough)
    {
        var at = 0;
        var matched = 0;
        while (matched < wanted.Length)
        {
            if (at == text.Length)
            {
                return matched >= enough ? at : 0;
            }

            var (length, count) = Unescape(text[at..], wanted[matched..]);
            if (IsSame(text[at], wanted[matched]))
            {
                // What looks like an escape may be a part of the text itself: both readings are tried.
                if (length > 0 && Match(text[(at + length)..], wanted[(matched + count)..], enough - matched - count) is var rest
                    && (rest > 0 || matched + count == wanted.Length))
                {
                    return at + length + rest;
                }

                (length, count) = (1, 1);
            }

            if (length == 0)
            {
                return 0;
            }

            at += length;
            matched += count;
        }

        return at;
    }

    // How many characters of the text stand for how many of what is wanted.
    private static (int Length, int Count) Unescape(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted) => text[0] switch
    {
        '\\' => Backslash(text, wanted[0]) is { Length: > 0 } escape ? escape : Backslashes(text, wanted),
        '%' => Percent(text, wanted),
        '&' => Entity(text, wanted),
        '+' when wanted[0] == ' ' => (1, 1),
        _ => default,
    };

    // Each time that a text is escaped, its backslashes double.
    private static (int Length, int Count) Backslashes(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted)
    {
        var length = Run(text);
        var count = Run(wanted);
        return count == 0 ? default : length > count && length % count == 0 && int.IsPow2(length / count) ? (length, count) : length > 1 ? (2, 1) : default;
    }

    private static int Run(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxBackslashes)];
        return text.IndexOfAnyExcept('\\') is var end and >= 0 ? end : text.Length;
    }

    private static (int Length, int Count) Backslash(ReadOnlySpan<char> text, char wanted)
    {
        var at = text[..Math.Min(text.Length, MaxBackslashes + 1)].IndexOfAnyExcept('\\');
        if (at < 0)
        {
            return default;
        }

        if (text[at] == 'u' && text.Length >= at + 5
            && ushort.TryParse(text.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && IsSame((char)code, wanted))
        {
            return (at + 5, 1);
        }

        var letter = text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var other => other };
        return letter == wanted || IsSame(text[at], wanted) ? (at + 1, 1) : default;
    }

    private static (int Length, int Count) Percent(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted)
    {
        if (Rune.DecodeFromUtf16(wanted, out var rune, out var count) != System.Buffers.OperationStatus.Done)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[4];
        var at = 0;
        foreach (var expected in bytes[..rune.EncodeToUtf8(bytes)])
        {
            var length = PercentByte(text[at..], expected);
            if (length == 0)
            {
                return default;
            }

            at += length;
        }

        return (at, count);
    }

    // A url within a url is escaped twice: %2F becomes %252F.
    private static int PercentByte(ReadOnlySpan<char> text, byte expected)
    {
        if (text.Length < 3 || text[0] != '%')
        {
            return 0;
        }

        for (var at = 1; at + 2 <= text.Length; at += 2)
        {
            if (byte.TryParse(text.Slice(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value == expected)
            {
                return at + 2;
            }

            if (!text.Slice(at, 2).SequenceEqual("25"))
            {
                return 0;
            }
        }

        return 0;
    }

    private static (int Length, int Count) Entity(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted)
    {
        var end = text[..Math.Min(text.Length, MaxEntity)].IndexOf(';');
        if (end < 0)
        {
            return default;
        }

        var decoded = WebUtility.HtmlDecode(text[..(end + 1)].ToString());
        return decoded.Length <= 2 && wanted.StartsWith(decoded, StringComparison.OrdinalIgnoreCase) ? (end + 1, decoded.Length) : default;
    }

    private static bool IsSame(char one, char other) => one == other || char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
