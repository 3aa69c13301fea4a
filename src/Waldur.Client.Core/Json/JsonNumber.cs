using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>Compares JSON numbers exactly, of whatever size and however they are written: <c>12.50</c>, <c>12.5</c> and <c>125e-1</c> are one.</summary>
internal static class JsonNumber
{
    public static bool AreEqual(string one, string other) =>
        one == other || (TryRead(one, out var left) && TryRead(other, out var right) && left == right);

    // As digits without zeros at either end, times a power of ten. Zero has no sign.
    private static bool TryRead(string text, out (bool IsNegative, string Digits, long Exponent) number)
    {
        number = default;
        var end = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0L;
        if (end >= 0 && !long.TryParse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var mantissa = text.AsSpan(0, end < 0 ? text.Length : end);
        var isNegative = mantissa[0] == '-';
        mantissa = mantissa.TrimStart('-');
        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = string.Concat(whole, fraction).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            number = (false, "", 0);
            return true;
        }

        number = (isNegative, significant, unchecked(exponent - fraction.Length + digits.Length - significant.Length));
        return true;
    }
}
