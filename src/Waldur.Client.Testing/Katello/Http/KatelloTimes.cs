using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Writes times as a release does for a user.</summary>
internal sealed class KatelloTimes(FakeKatelloRelease release, TimeZoneInfo? zone)
{
    /// <summary>The zone in which times without an offset are read.</summary>
    public TimeZoneInfo Zone => zone ?? TimeZoneInfo.Utc;

    /// <summary>Any time but a sync date.</summary>
    public string Write(DateTimeOffset time) => zone is null
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
            ? Local(time).ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)
            : Write(time);
    }

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone);

    private string WithOffset(string format, DateTimeOffset time)
    {
        var local = Local(time);
        var offset = local.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

        // A slash in a .NET pattern stands for the culture's separator; the invariant culture's is a slash.
        return local.ToString(format, CultureInfo.InvariantCulture) + " " + offset;
    }
}
