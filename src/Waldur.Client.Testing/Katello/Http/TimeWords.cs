using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>How long ago something was, in the words of Rails.</summary>
internal static class TimeWords
{
    private const int Month = 43200;
    private const int Year = 525600;

    /// <summary>The time between two instants, the earlier first or last.</summary>
    public static string Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (from > to)
        {
            (from, to) = (to, from);
        }

        var minutes = Rounded((to - from).TotalMinutes);
        return minutes switch
        {
            0 => "less than a minute",
            < 45 => Count(minutes, "minute"),
            < 90 => "about 1 hour",
            < 1440 => "about " + Count(Rounded(minutes / 60.0), "hour"),
            < 2520 => "1 day",
            < Month => Count(Rounded(minutes / 1440.0), "day"),
            < 2 * Month => "about " + Count(Rounded(minutes / (double)Month), "month"),
            < Year => Count(Rounded(minutes / (double)Month), "month"),
            _ => Years(minutes - (1440 * LeapDays(from, to))),
        };
    }

    private static string Years(long minutes) => (minutes % Year) switch
    {
        < Year / 4 => "about " + Count(minutes / Year, "year"),
        < Year / 4 * 3 => "over " + Count(minutes / Year, "year"),
        _ => "almost " + Count((minutes / Year) + 1, "year"),
    };

    // Leap years that begin before March and end after February.
    private static int LeapDays(DateTimeOffset from, DateTimeOffset to)
    {
        var first = from.Month < 3 ? from.Year : from.Year + 1;
        var last = to.Month < 3 ? to.Year - 1 : to.Year;
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Count(DateTime.IsLeapYear);
    }

    private static long Rounded(double number) => (long)Math.Round(number, MidpointRounding.AwayFromZero);

    private static string Count(long number, string unit) =>
        number.ToString(CultureInfo.InvariantCulture) + (number == 1 ? " " + unit : $" {unit}s");
}
