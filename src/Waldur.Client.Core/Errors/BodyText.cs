using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Waldur.Client.Core;

/// <summary>Keeps the start of a body as text, without the secrets that an answer may hold.</summary>
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
        var text = Secret().Replace(Encoding.UTF8.GetString(kept), "${name}\"***\"");
        return isCut
            ? string.Create(CultureInfo.InvariantCulture, $"{text}… (cut: the first {kept.Length} of {body.Length} bytes)")
            : text;
    }

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

    // A good answer that could not be read may hold a token (a login, a remote synchronisation), cut anywhere.
    [GeneratedRegex(
        """(?<name>"[^"\\]*(?:token|password|secret|authorization|credential|api_?key|private_?key)[^"\\]*"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Secret();
}
