using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Waldur.Client.Core;

/// <summary>Keeps the start of a body as text, without the secrets that a response may hold.</summary>
internal static partial class BodyText
{
    public const int Limit = 8 * 1024;

    // Beyond what is kept, so that a secret is recognised that the cut would divide.
    private const int Margin = 16 * 1024;

    /// <summary>Keeps the start of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mask">The secrets that it must not repeat.</param>
    /// <param name="isCut">Before: whether the body is only a part of what came. After: whether the text is.</param>
    public static string? Keep(ReadOnlySpan<byte> body, SecretMask mask, ref bool isCut)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var start = body[..Math.Min(body.Length, Limit + Margin)];
        var text = mask.Apply(Encoding.UTF8.GetString(start), isCut || start.Length < body.Length);
        var total = isCut ? "more" : body.Length.ToString(CultureInfo.InvariantCulture);
        isCut |= body.Length > Limit;
        if (!isCut)
        {
            return Mask(text);
        }

        var kept = Cut(text, out var bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Mask(kept)}… (cut: the first {bytes} of {total} bytes)");
    }

    /// <summary>Replaces the values of JSON members whose names suggest a secret.</summary>
    public static string Mask(string text) => Secret().Replace(text, "${name}\"***\"");

    private static string Cut(string text, out int bytes)
    {
        bytes = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > Limit)
            {
                break;
            }

            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }

    // A good response that could not be read may hold a token (a login, a remote synchronisation), cut anywhere. A complaint
    // about broken JSON may quote the request, its quotation marks escaped.
    // Names are of limited length so that hostile text costs no more than linear time.
    [GeneratedRegex(
        """
        (?<name>"[^"\\]{0,80}(token|password|secret|authorization|credential|api_?key|private_?key)[^"\\]{0,80}"\s*(:|=>)\s*)"([^"\\]|\\.)*("|\\?$)
        |(?<name>\\"[^"\\]{0,80}(token|password|secret|authorization|credential|api_?key|private_?key)[^"\\]{0,80}\\"\s*(:|=>)\s*)\\"[^"\\]*(\\"|\\?$)?
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline
            | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Secret();
}
