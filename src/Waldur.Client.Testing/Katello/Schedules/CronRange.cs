using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>The values that a field of a cron line may have.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="IsExtended">Whether the server takes more than plain cron: steps without an end, ranges beyond the last value.</param>
/// <param name="Names">The names of values, from the first on.</param>
internal sealed record CronRange(int First, int Last, bool IsExtended, params string[] Names)
{
    /// <summary>Whether days are counted from the last of the month, too, and written as <c>L</c> or with a minus.</summary>
    public bool CountsFromEnd { get; init; }

    /// <summary>Whether a day may be that of one week of the month: <c>mon#1</c>.</summary>
    public bool HasWeeks { get; init; }

    /// <summary>A value that is the first once more, as hour 24 is hour 0; none when null.</summary>
    public int? SameAsFirst { get; init; }

    /// <summary>How many values there are.</summary>
    public int Length => (SameAsFirst ?? Last + 1) - First;

    public static bool IsLast(string text) =>
        text.Equals("L", StringComparison.OrdinalIgnoreCase) || text.Equals("last", StringComparison.OrdinalIgnoreCase);

    public static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads <c>*</c>, a value or a range.</summary>
    public bool TryReadSpan(string text, bool isStepped, out int from, out int to)
    {
        (from, to) = (First, Last);
        if (text == "*" || (text.Length == 0 && isStepped && IsExtended))
        {
            return true;
        }

        // A minus in front is no dash: it counts from the end.
        var dash = text.Length > 1 ? text.IndexOf('-', 1) : -1;
        if (dash < 0)
        {
            var isValue = TryRead(text, out from);
            to = !isStepped ? from : from < 0 ? -1 : Last;
            return isValue && (IsExtended || !isStepped);
        }

        if (!TryRead(text[..dash], out from) || !TryRead(text[(dash + 1)..], out to))
        {
            return false;
        }

        to = from >= First && to < 0 ? Last : to;
        return from < First == to < First && (from <= to || (IsExtended && to >= First));
    }

    /// <summary>Reads a value, negative where it counts from the end.</summary>
    public bool TryRead(string text, out int number)
    {
        var name = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        number = name + First;
        if (name >= 0)
        {
            return true;
        }

        var isFromEnd = CountsFromEnd && (IsLast(text) || text.StartsWith('-'));
        var digits = !isFromEnd ? text : IsLast(text) ? "1" : text[1..];
        var isValue = TryNumber(digits, out number) && number >= First && number <= Math.Max(Last, SameAsFirst ?? Last);
        number = isFromEnd ? -number : number;
        return isValue;
    }
}
