using System.Globalization;

namespace Waldur.Client.Katello;

/// <summary>
/// One field of a cron line: <c>*</c>, numbers, names, ranges such as <c>1-5</c>, lists of them, and steps such as <c>*/15</c>
/// or <c>0-30/10</c>. Servers from Katello 4.9 on take more: <c>5/10</c>, <c>22-4</c>, <c>L</c>, <c>mon#1</c>.
/// </summary>
internal sealed class CronField(string what, int first, int last, params string[] names)
{
    private const char And = '&';
    private static readonly string[] Ends = ["l", "last"];

    /// <summary>How high newer servers count: hour 24 is midnight to them.</summary>
    public int? ExtendedLast { get; init; }

    /// <summary>Whether the field counts days of a month: newer servers count them from the end, too.</summary>
    public bool IsOfMonth { get; init; }

    /// <summary>Whether the field counts days of a week: newer servers choose weeks, too.</summary>
    public bool IsOfWeek { get; init; }

    /// <summary>What is wrong with a field on every server; null where nothing is.</summary>
    public string? Problem(string text) => Read(text) != CronForm.Wrong
        ? null
        : $"The cron expression's {what} '{text}' is none: use *, {first} to {last}{Names}, ranges such as {first}-{first + 1}, lists and steps such as */2.";

    /// <summary>Who takes a field.</summary>
    public CronForm Read(string text)
    {
        // Days of the month and of the week that must both fit, not either.
        var isBoth = (IsOfMonth || IsOfWeek) && text.EndsWith(And);
        var form = CronForm.Plain;
        foreach (var part in (isBoth ? text[..^1] : text).Split(','))
        {
            form = Worse(form, Part(part));
        }

        return Worse(form, isBoth ? CronForm.Extended : CronForm.Plain);
    }

    private string Names => names.Length == 0 ? "" : $", {names[0]} to {names[^1]}";

    private CronForm Part(string part)
    {
        if (IsOfWeek && part.IndexOfAny(['#', '%']) is > 0 and var mark)
        {
            var fits = part[mark] == '#' ? IsWeekOfMonth(part[(mark + 1)..]) : IsEveryNthWeek(part[(mark + 1)..]);
            return fits ? Worse(Value(part[..mark], out _), CronForm.Extended) : CronForm.Wrong;
        }

        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return part == "*" ? CronForm.Plain : Range(part);
        }

        if (!TryNumber(part[(slash + 1)..], out var step) || step < 1)
        {
            return CronForm.Wrong;
        }

        // A step without an end counts to the last value, and without a start from the first.
        return part[..slash] switch
        {
            "" => CronForm.Extended,
            "*" => CronForm.Plain,
            var range => Range(range, isStepped: true),
        };
    }

    private CronForm Range(string text, bool isStepped = false)
    {
        // A minus in front is no dash: it counts from the end.
        var dash = text.Length > 1 ? text.IndexOf('-', 1) : -1;
        if (dash < 0)
        {
            return Worse(Value(text, out _), isStepped ? CronForm.Extended : CronForm.Plain);
        }

        var form = Worse(Value(text[..dash], out var from), Value(text[(dash + 1)..], out var to));
        return from > to ? Worse(form, CronForm.Extended) : form;
    }

    private CronForm Value(string text, out int value)
    {
        var name = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = name + first;
        if (name >= 0)
        {
            return CronForm.Plain;
        }

        var isFromEnd = IsOfMonth && (Ends.Contains(text, StringComparer.OrdinalIgnoreCase) || text.StartsWith('-'));
        var digits = isFromEnd ? text.StartsWith('-') ? text[1..] : "1" : text;
        return !TryNumber(digits, out value) || value < first || value > (ExtendedLast ?? last) ? CronForm.Wrong
            : isFromEnd || value > last ? CronForm.Extended
            : CronForm.Plain;
    }

    private static bool IsWeekOfMonth(string text) =>
        Ends.Contains(text, StringComparer.OrdinalIgnoreCase)
        || (TryNumber(text.StartsWith('-') ? text[1..] : text, out var week) && week is >= 1 and <= 5);

    private static bool IsEveryNthWeek(string text)
    {
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus < 0
            ? TryNumber(text, out var weeks) && weeks >= 1
            : IsEveryNthWeek(text[..plus]) && TryNumber(text[(plus + 1)..], out _);
    }

    private static CronForm Worse(CronForm x, CronForm y) => (CronForm)Math.Max((int)x, (int)y);

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
