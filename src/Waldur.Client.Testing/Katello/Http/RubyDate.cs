using System.Globalization;
using System.Text.RegularExpressions;

namespace Waldur.Client.Testing;

/// <summary>Reads times as Ruby does: nearly any form; without an offset in the zone of the user's profile.</summary>
internal static partial class RubyDate
{
    private static readonly Dictionary<string, double> Offsets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["CET"] = 1, ["CEST"] = 2, ["BST"] = 1,
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads a time; null when there is no date in the text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is a date that the calendar does not have.</exception>
    public static DateTimeOffset? Parse(string text, TimeZoneInfo zone)
    {
        var match = YearFirst().Match(text);
        if (!match.Success)
        {
            match = DayFirst().Match(text);
        }

        if (!match.Success)
        {
            return null;
        }

        var month = match.Groups["month"].Value;
        var local = new DateTime(
            Number(match, "year"),
            int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : Array.IndexOf(Months, month[..3].ToLowerInvariant()) + 1,
            Number(match, "day"),
            Number(match, "hour"),
            Number(match, "minute"),
            Number(match, "second"),
            DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Offset(match.Groups["zone"].Value) ?? zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static TimeSpan? Offset(string zone)
    {
        if (zone.Length == 0)
        {
            return null;
        }

        if (Offsets.TryGetValue(zone, out var hours))
        {
            return TimeSpan.FromHours(hours);
        }

        if (zone[0] is not ('+' or '-'))
        {
            return null;
        }

        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var offset = new TimeSpan(
            int.Parse(digits.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture),
            int.Parse(digits.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture),
            0);
        return zone[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(
        @"^\s*(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:[T\s]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<zone>[+-]\d{2}:?(?:\d{2})?|[A-Za-z]+)?)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"^\s*(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<month>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\s+(?<year>\d{4})(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<zone>[+-]\d{2}:?(?:\d{2})?|[A-Za-z]+)?)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();
}
