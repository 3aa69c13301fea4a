using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>One field of a cron line: the values that it lets pass.</summary>
internal sealed class CronField
{
    private readonly bool[] _allowed;

    private CronField(bool[] allowed, bool isStar)
    {
        _allowed = allowed;
        IsStar = isStar;
    }

    public bool IsStar { get; }

    public bool Allows(int value) => _allowed[value];

    /// <summary>Reads a field such as <c>*/5</c>, <c>1-5</c> or <c>mon,thu</c>; null when it is wrong.</summary>
    public static CronField? Parse(string text, int first, int last, params string[] names)
    {
        var allowed = new bool[last + 1];
        foreach (var part in text.Split(','))
        {
            if (!Mark(part, first, last, names, allowed))
            {
                return null;
            }
        }

        return new CronField(allowed, text == "*");
    }

    private static bool Mark(string part, int first, int last, string[] names, bool[] allowed)
    {
        var slash = part.Split('/');
        var step = 1;
        if (slash.Length > 2 || (slash.Length == 2 && (!TryNumber(slash[1], [], first, out step) || step < 1)))
        {
            return false;
        }

        var (from, to) = (first, last);
        if (slash[0] != "*")
        {
            var range = slash[0].Split('-');
            if (range.Length > 2 || !TryNumber(range[0], names, first, out from))
            {
                return false;
            }

            to = range.Length == 1 && slash.Length == 1 ? from : last;
            if (range.Length == 2 && !TryNumber(range[1], names, first, out to))
            {
                return false;
            }
        }

        if (from < first || to > last || from > to)
        {
            return false;
        }

        for (var value = from; value <= to; value += step)
        {
            allowed[value] = true;
        }

        return true;
    }

    private static bool TryNumber(string text, string[] names, int first, out int number)
    {
        var name = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        number = name + first;
        return name >= 0 || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
