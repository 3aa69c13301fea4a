using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>Reads the forms of an instant that servers send beside the usual one.</summary>
internal static class InstantText
{
    private const string UtcSuffix = " UTC";

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy/MM/dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    private static readonly string[] WithoutOffset = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    // Anything looser would take "12:30" for today. A time after a space and without an offset is in the zone of some user
    // (Katello), which nobody knows here.
    public static bool TryParse(string text, out DateTimeOffset value)
    {
        var withOffset = text.EndsWith(UtcSuffix, StringComparison.Ordinal) ? string.Concat(text.AsSpan(0, text.Length - UtcSuffix.Length), " +0000") : text;
        return DateTimeOffset.TryParseExact(withOffset, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
            || DateTimeOffset.TryParseExact(text, WithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }
}
