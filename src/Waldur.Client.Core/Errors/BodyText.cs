using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Waldur.Client.Core;

/// <summary>Keeps the start of a body as text, without the secrets that a response may hold.</summary>
internal static partial class BodyText
{
    public const int Limit = 8 * 1024;

    public static string? Keep(ReadOnlySpan<byte> body, out bool isCut)
    {
        isCut = body.Length > Limit;
        if (body.IsEmpty)
        {
            return null;
        }

        var kept = body[..End(body)];
        var text = Mask(Encoding.UTF8.GetString(kept));
        return isCut
            ? string.Create(CultureInfo.InvariantCulture, $"{text}… (cut: the first {kept.Length} of {body.Length} bytes)")
            : text;
    }

    /// <summary>Replaces the values of JSON members whose names tell of a secret.</summary>
    public static string Mask(string text) => Secret().Replace(text, "${name}\"***\"");

    private static int End(ReadOnlySpan<byte> body)
    {
        if (body.Length <= Limit)
        {
            return body.Length;
        }

        var end = Limit;
        while (end > Limit - 4 && (body[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return end;
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
