using System.Globalization;

namespace Waldur.Client.Katello;

/// <summary>
/// One field of a cron line: <c>*</c>, numbers, names, ranges such as <c>1-5</c>, lists of them, and steps such as <c>*/15</c>
/// or <c>0-30/10</c>.
/// </summary>
internal sealed class CronField(string what, int first, int last, params string[] names)
{
    /// <summary>What is wrong with a field; null where nothing is.</summary>
    public string? Problem(string text) => text.Split(',').All(IsPart)
        ? null
        : $"The cron expression's {what} '{text}' is none: use *, {first} to {last}{Names}, ranges such as {first}-{first + 1}, lists and steps such as */2.";

    private string Names => names.Length == 0 ? "" : $", {names[0]} to {names[^1]}";

    private bool IsPart(string part)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return part == "*" || IsRange(part, needsEnd: false);
        }

        var (range, step) = (part[..slash], part[(slash + 1)..]);
        return (range == "*" || IsRange(range, needsEnd: true)) && TryNumber(step, out var number) && number >= 1 && number <= last;
    }

    private bool IsRange(string text, bool needsEnd)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? !needsEnd && IsValue(text, out _)
            : IsValue(text[..dash], out var from) && IsValue(text[(dash + 1)..], out var to) && from <= to;
    }

    private bool IsValue(string text, out int value)
    {
        var name = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = name + first;
        return name >= 0 || (TryNumber(text, out value) && value >= first && value <= last);
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
