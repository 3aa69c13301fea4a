using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>One field of a cron line: the values that it lets pass.</summary>
internal sealed class CronField
{
    private readonly HashSet<int> _allowed = [];
    private readonly HashSet<(int Day, int Week)> _weeks = [];

    private CronField(bool isStar) => IsStar = isStar;

    public bool IsStar { get; }

    public bool Allows(int value) => _allowed.Contains(value);

    /// <summary>Whether a day of the month passes: counted from its first, or with a minus from its last.</summary>
    public bool AllowsDayOfMonth(DateTime day) =>
        Allows(day.Day) || Allows(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1);

    /// <summary>Whether a day of the week passes, in whichever week or in this one of its month.</summary>
    public bool AllowsDayOfWeek(DateTime day)
    {
        var (weekday, fromEnd) = ((int)day.DayOfWeek, DateTime.DaysInMonth(day.Year, day.Month) - day.Day);
        return Allows(weekday) || _weeks.Contains((weekday, ((day.Day - 1) / 7) + 1)) || _weeks.Contains((weekday, -(fromEnd / 7) - 1));
    }

    /// <summary>Reads a field such as <c>*/5</c>, <c>1-5</c> or <c>mon,thu</c>; null when it is wrong.</summary>
    public static CronField? Parse(string text, CronRange range)
    {
        var field = new CronField(text == "*");
        return text.Split(',').All(part => field.TryAddWeek(part, range) || field.TryAdd(part, range)) ? field : null;
    }

    private bool TryAddWeek(string part, CronRange range)
    {
        var hash = part.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 || !range.HasWeeks || !range.TryRead(part[..hash], out var day))
        {
            return false;
        }

        var text = part[(hash + 1)..];
        var week = CronRange.IsLast(text) ? -1
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        _weeks.Add((day % 7, week));
        return week is (>= 1 and <= 5) or (>= -5 and <= -1);
    }

    private bool TryAdd(string part, CronRange range)
    {
        var slash = part.Split('/');
        var step = 1;
        if (slash.Length > 2 || (slash.Length == 2 && (!CronRange.TryNumber(slash[1], out step) || step < 1)))
        {
            return false;
        }

        if (!range.TryReadSpan(slash[0], slash.Length == 2, out var from, out var to))
        {
            return false;
        }

        // Beyond the last value comes the first.
        var length = from <= to ? to - from : to + range.Length - from;
        for (long i = 0; i <= length; i += step)
        {
            var value = from + (int)i;
            _allowed.Add(value > range.Last ? value - range.Length : value);
        }

        return true;
    }
}
