namespace Waldur.Client.Katello;

/// <summary>
/// A cron line as servers understand it. Every release takes five fields; a field of seconds in front, a time zone behind and
/// words such as <c>@daily</c> are taken from Katello 4.9 on.
/// </summary>
internal sealed class CronLine
{
    private static readonly string[] Words =
        ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@noon", "@hourly"];

    private static readonly CronField Seconds = new("second", 0, 59);

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59),
        new("hour", 0, 23),
        new("day of month", 1, 31),
        new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        new("day of week", 0, 7, "sun", "mon", "tue", "wed", "thu", "fri", "sat"),
    ];

    private CronLine(string? problem, string? extension) => (Problem, Extension) = (problem, extension);

    /// <summary>Why no server takes the line; null where one does.</summary>
    public string? Problem { get; }

    /// <summary>What in the line only newer servers take; null where all take it.</summary>
    public string? Extension { get; }

    public static CronLine Parse(string text)
    {
        if (text.StartsWith('@'))
        {
            return Words.Contains(text, StringComparer.Ordinal)
                ? new(null, $"the word {text}")
                : new($"'{text}' is no word for a schedule: use {string.Join(", ", Words)}.", null);
        }

        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).AsSpan();
        var zone = parts.Length > Fields.Length && IsZone(parts[^1]) ? parts[^1] : null;
        parts = zone is null ? parts : parts[..^1];
        var hasSeconds = parts.Length == Fields.Length + 1;
        if (parts.Length != Fields.Length && !hasSeconds)
        {
            return new("A cron expression has five fields: minute, hour, day of month, month, day of week.", null);
        }

        if (hasSeconds && Seconds.Problem(parts[0]) is { } wrong)
        {
            return new(wrong, null);
        }

        return new(ProblemOf(hasSeconds ? parts[1..] : parts), hasSeconds ? "a field of seconds" : zone is null ? null : "a time zone");
    }

    private static string? ProblemOf(ReadOnlySpan<string> parts)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Problem(parts[i]) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    // By its form alone: which zones there are is the server's knowledge.
    private static bool IsZone(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return text is "UTC" or "Z"
            || (slash > 1 && slash + 1 < text.Length && char.IsAsciiLetter(text[slash + 1])
                && text[..slash].All(char.IsAsciiLetter) && text.All(IsOfZone));
    }

    private static bool IsOfZone(char character) => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '+' or '-';
}
