using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Reads whole numbers as Ruby's <c>to_i</c> does: as many digits as the text begins with, else 0.</summary>
internal static class RubyInteger
{
    public static long Parse(string? text)
    {
        var trimmed = (text ?? "").AsSpan().TrimStart();
        var length = trimmed.StartsWith("-") || trimmed.StartsWith("+") ? 1 : 0;
        while (length < trimmed.Length && char.IsAsciiDigit(trimmed[length]))
        {
            length++;
        }

        return long.TryParse(trimmed[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
