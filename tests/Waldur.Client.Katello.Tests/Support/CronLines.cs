namespace Waldur.Client.Katello.Tests;

/// <summary>Lines of cron, many of them right, some of them nearly.</summary>
internal sealed class CronLines(int seed)
{
    private static readonly string[] Words = ["@daily", "@hourly", "@noon", "@midnight", "@weekly", "@monthly", "@yearly", "@annually", "@reboot", "@Daily"];

    private static readonly string[] Odd =
        ["L", "last", "-1", "25-L", "-3--1", "mon#1", "fri#-1", "sun#L", "mon-fri", "sat-mon", "JAN", "nov-feb", "monday", "*/0", "/10", "7", "24", "x", "", "1-2-3", "5/", "mon%2"];

    private static readonly string[] Zones =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id), "CET", "GMT", "GMT+0", "EST5EDT", "Japan", "Singapore", "NZ", "NZ-CHAT", "W-SU", "UTC", "Zulu",
        "Etc/GMT-14", "nowhere", "posix/Europe/Rome", "MON", "mon",
    ];

    private readonly Random _random = new(seed);

    public int Seed => seed;

    public string Next()
    {
        var line = _random.Next(6) == 0
            ? Pick(Words)
            : string.Join(' ', (_random.Next(4) == 0 ? new[] { Field(0, 59) } : []).Concat([Field(0, 59), Field(0, 23), Field(1, 31), Field(1, 12), Field(0, 7)]));
        return _random.Next(3) == 0 ? $"{line} {Pick(Zones)}" : line;
    }

    private string Field(int first, int last) => string.Join(',', Enumerable.Range(0, _random.Next(8) == 0 ? 2 : 1).Select(_ => Part(first, last)));

    private string Part(int first, int last)
    {
        var (from, to) = (_random.Next(first, last + 1), _random.Next(first, last + 1));
        var step = _random.Next(1, 100);
        return _random.Next(24) switch
        {
            0 => Pick(Odd),
            1 => $"{from + _random.Next(-1, 2)}",
            2 or 3 => $"{from}-{to}",
            4 => $"{from}-{to}/{step}",
            5 => $"{from}/{step}",
            6 or 7 => $"*/{step}",
            < 16 => "*",
            _ => $"{from}",
        };
    }

    private string Pick(string[] values) => values[_random.Next(values.Length)];
}
