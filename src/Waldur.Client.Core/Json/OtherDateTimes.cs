using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>The forms of a date and time, other than ISO 8601, that servers send. Each says its offset.</summary>
internal static class OtherDateTimes
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd HH:mm:ss 'UTC'",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFzzz",
        "yyyy/MM/dd HH:mm:ss zzz",
        "yyyy/MM/dd HH:mm:ss 'UTC'",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
