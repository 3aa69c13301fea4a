using System.Globalization;

namespace Waldur.Client.Hosting;

/// <summary>Reads the texts of a configuration.</summary>
internal static class SettingText
{
    private static readonly string[] Durations = [@"h\:m\:s", @"h\:m\:s\.FFFFFFF", @"d\.h\:m\:s", @"d\.h\:m\:s\.FFFFFFF"];

    public static (bool IsValid, int Value) Integer(string text) =>
        (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value), value);

    public static (bool IsValid, long Value) Size(string text) =>
        (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value), value);

    /// <summary>
    /// Reads hours, minutes and seconds, with days before them where need be, or <c>infinite</c>. Nothing shorter is taken: the
    /// framework would read 100 as a hundred days, and 24:00 as twenty-four.
    /// </summary>
    public static (bool IsValid, TimeSpan Value) Duration(string text)
    {
        text = text.Trim();
        if (string.Equals(text, "infinite", StringComparison.OrdinalIgnoreCase))
        {
            return (true, Timeout.InfiniteTimeSpan);
        }

        var isValid = TimeSpan.TryParseExact(text, Durations, CultureInfo.InvariantCulture, out var value);
        return (isValid, value);
    }

    public static (bool IsValid, IReadOnlyList<Guid> Value) Uuids(string text)
    {
        var uuids = new List<Guid>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Guid.TryParse(part, out var uuid) || uuid == Guid.Empty)
            {
                return (false, []);
            }

            uuids.Add(uuid);
        }

        return (uuids.Count > 0, uuids);
    }
}
