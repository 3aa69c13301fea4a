namespace Waldur.Client.Testing;

/// <summary>A cron line, evaluated in the server's zone (UTC) unless it names its own.</summary>
internal sealed class CronSchedule
{
    private const int MaxWaitInDays = 366 * 8;

    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@noon"] = "0 12 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
    };

    private readonly CronField _minutes;
    private readonly CronField _hours;
    private readonly CronField _daysOfMonth;
    private readonly CronField _months;
    private readonly CronField _daysOfWeek;
    private readonly TimeZoneInfo _zone;

    private CronSchedule(CronField[] fields, TimeZoneInfo zone)
    {
        (_minutes, _hours, _daysOfMonth) = (fields[0], fields[1], fields[2]);
        (_months, _daysOfWeek) = (fields[3], fields[4]);
        _zone = zone;
    }

    /// <summary>Reads a cron line; null when it is wrong.</summary>
    /// <param name="line">The line.</param>
    /// <param name="extended">Whether words such as <c>@daily</c>, seconds and a trailing zone are understood.</param>
    public static CronSchedule? Parse(string? line, bool extended)
    {
        var parts = (line ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        var zone = TimeZoneInfo.Utc;
        if (extended && parts.Count > 1 && IsZoneName(parts[^1]) && TimeZoneInfo.TryFindSystemTimeZoneById(parts[^1], out var named))
        {
            zone = named;
            parts.RemoveAt(parts.Count - 1);
        }

        if (extended && parts.Count == 1 && Words.TryGetValue(parts[0], out var meaning))
        {
            parts = [.. meaning.Split(' ')];
        }

        if (extended && parts.Count == 6)
        {
            if (CronField.Parse(parts[0], new CronRange(0, 59, extended)) is null)
            {
                return null;
            }

            // Plans run by the minute.
            parts.RemoveAt(0);
        }

        return parts.Count == 5 ? Parse(parts, zone, extended) : null;
    }

    /// <summary>The first run after an instant; null when there is none for years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var start = TimeZoneInfo.ConvertTime(after, _zone).DateTime;
        var day = start.Date;
        for (var i = 0; i < MaxWaitInDays; i++)
        {
            if (AllowsDay(day) && FirstOn(day, after) is { } found)
            {
                return found;
            }

            if (day == DateTime.MaxValue.Date)
            {
                return null;
            }

            day = day.AddDays(1);
        }

        return null;
    }

    // Names of zones begin with a capital letter for the server, whatever files the machine has.
    private static bool IsZoneName(string text) => text.Length > 1 && char.IsAsciiLetterUpper(text[0]);

    private static CronSchedule? Parse(List<string> parts, TimeZoneInfo zone, bool extended)
    {
        CronField?[] fields =
        [
            CronField.Parse(parts[0], new CronRange(0, 59, extended)),
            CronField.Parse(parts[1], new CronRange(0, 23, extended) { SameAsFirst = extended ? 24 : null }),
            CronField.Parse(parts[2], new CronRange(1, 31, extended) { CountsFromEnd = extended }),
            CronField.Parse(parts[3], new CronRange(1, 12, extended, Months)),
            CronField.Parse(parts[4], new CronRange(0, 6, extended, Days) { SameAsFirst = 7, HasWeeks = extended }),
        ];
        return fields.Contains(null) ? null : new CronSchedule(fields!, zone);
    }

    private DateTimeOffset? FirstOn(DateTime day, DateTimeOffset after)
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (_hours.Allows(minute / 60) && _minutes.Allows(minute % 60))
            {
                var local = day.AddMinutes(minute);
                var ticks = local.Ticks - _zone.GetUtcOffset(local).Ticks;
                if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
                {
                    continue;
                }

                var time = new DateTimeOffset(ticks, TimeSpan.Zero);
                if (time > after && !_zone.IsInvalidTime(local))
                {
                    return time;
                }
            }
        }

        return null;
    }

    // Cron's rule: where both kinds of day are limited, either is enough.
    private bool AllowsDay(DateTime day)
    {
        var ofMonth = _daysOfMonth.AllowsDayOfMonth(day);
        var ofWeek = _daysOfWeek.AllowsDayOfWeek(day);
        var fits = _daysOfMonth.IsStar || _daysOfWeek.IsStar ? ofMonth && ofWeek : ofMonth || ofWeek;
        return fits && _months.Allows(day.Month);
    }
}
