using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Turns the settings of a sync plan into the schedule behind it.</summary>
internal static class SyncSchedule
{
    public const string CustomCron = "custom cron";

    public static readonly IReadOnlyList<string> Intervals = ["hourly", "daily", "weekly", CustomCron];

    /// <summary>
    /// The cron line of a plan. Minute, hour and weekday are those of the sync date in the zone of the user who asks; the
    /// server then reads them in its own.
    /// </summary>
    public static string CronLine(string interval, DateTimeOffset syncDate, string? cronExpression, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(syncDate, zone);
        return interval switch
        {
            "hourly" => string.Create(CultureInfo.InvariantCulture, $"{local.Minute} * * * *"),
            "daily" => string.Create(CultureInfo.InvariantCulture, $"{local.Minute} {local.Hour} * * *"),
            "weekly" => string.Create(CultureInfo.InvariantCulture, $"{local.Minute} {local.Hour} * * {(int)local.DayOfWeek}"),
            _ => cronExpression ?? "",
        };
    }
}
