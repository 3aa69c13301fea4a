using System.Globalization;

namespace Waldur.Client.Katello;

/// <summary>Sync dates as instants, to the second: that is all the server keeps.</summary>
internal static class SyncDates
{
    public static bool AreEqual(DateTimeOffset x, DateTimeOffset y) => Text(x) == Text(y);

    public static string? Text(DateTimeOffset? date) => date?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
