using System.Text;

namespace Waldur.Client.Events;

/// <summary>Header texts: STOMP 1.2 escapes what would end them.</summary>
internal static class StompText
{
    public static string Escape(string text) => text.AsSpan().ContainsAny("\\\r\n:")
        ? text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace(":", "\\c", StringComparison.Ordinal)
        : text;

    /// <summary>Undoes the escapes; one that the protocol does not know stays as it came.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && Meaning(text[i + 1]) is { } meaning)
            {
                plain.Append(meaning);
                i++;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static char? Meaning(char escape) => escape switch
    {
        '\\' => '\\',
        'r' => '\r',
        'n' => '\n',
        'c' => ':',
        _ => null,
    };
}
