using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Writes times as a release does for a user.</summary>
internal sealed class KatelloTimes(FakeKatelloRelease release, TimeZoneInfo? zone)
{
    // Rails writes these by their abbreviation; others without an offset, as London in winter, as +0000.
    private static readonly HashSet<string> Utc = new(StringComparer.Ordinal)
    {
        TimeZoneInfo.Utc.Id, "UTC", "Etc/UTC", "UCT", "Etc/UCT", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu",
    };

    /// <summary>The zone in which times without an offset are read.</summary>
    public TimeZoneInfo Zone => zone ?? TimeZoneInfo.Utc;

    /// <summary>Any time but a sync date.</summary>
    public string Write(DateTimeOffset time) => zone is null || Utc.Contains(zone.Id)
        ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
        : WithOffset("yyyy-MM-dd HH:mm:ss", time);

    public string? Write(DateTimeOffset? time) => time is { } given ? Write(given) : null;

    public string? WriteNextSync(DateTimeOffset? time) =>
        time is { } given && release.WritesDatesWithSlashes ? WithOffset("yyyy/MM/dd HH:mm:ss", given) : Write(time);

    public string WriteSyncDate(DateTimeOffset time)
    {
        if (release.WritesDatesWithSlashes)
        {
            return WithOffset("yyyy/MM/dd HH:mm:ss", time);
        }

        if (release.WritesSyncDateWithOffset)
        {
            return WithOffset("yyyy-MM-dd HH:mm:ss", time);
        }

        return release.HidesZoneOfSyncDate && zone is not null
            ? Format("ddd, dd MMM yyyy HH:mm:ss", Local(time))
            : Write(time);
    }

    // Beyond the first and last day that .NET has, Ruby still counts: the same day of another four centuries is written.
    private (DateTimeOffset Time, int Centuries) Local(DateTimeOffset time)
    {
        var offset = Zone.GetUtcOffset(time);
        var ticks = time.UtcTicks + offset.Ticks;
        var centuries = ticks > DateTime.MaxValue.Ticks ? 4 : ticks < 0 ? -4 : 0;
        return (time.AddYears(-100 * centuries).ToOffset(offset), centuries);
    }

    private static string Format(string format, (DateTimeOffset Time, int Centuries) local)
    {
        var year = (local.Time.Year + (100 * local.Centuries)).ToString("0000", CultureInfo.InvariantCulture);
        return local.Time.ToString(format.Replace("yyyy", $"'{year}'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private string WithOffset(string format, DateTimeOffset time)
    {
        var local = Local(time);
        var offset = local.Time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

        // A slash in a .NET pattern stands for the culture's separator; the invariant culture's is a slash.
        return Format(format, local) + " " + offset;
    }
}
