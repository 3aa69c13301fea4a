using System.ComponentModel;
using System.Globalization;

namespace Waldur.Client.Core;

/// <summary>The forms of a date and time, other than ISO 8601, that servers send. Each says its offset.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OtherDateTimes
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

    /// <summary>Reads a date and time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The date and time.</param>
    /// <returns>Whether the text is in one of the forms.</returns>
    public static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
