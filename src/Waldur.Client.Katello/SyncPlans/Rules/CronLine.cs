namespace Waldur.Client.Katello;

/// <summary>
/// A cron line as servers understand it. Every release takes five fields; a field of seconds in front, a time zone behind, words such
/// as <c>@daily</c> and the further forms of a field are taken from Katello 4.9 on. What only may be right is sent: the server decides.
/// </summary>
internal sealed class CronLine
{
    private static readonly string[] Words =
        ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@noon", "@hourly"];

    private static readonly CronField Seconds = new("second", 0, 59);

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59),
        new("hour", 0, 23) { ExtendedLast = 24 },
        new("day of month", 1, 31) { IsOfMonth = true },
        new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        new("day of week", 0, 7, "sun", "mon", "tue", "wed", "thu", "fri", "sat") { IsOfWeek = true },
    ];

    private CronLine(string? problem, string? extension) => (Problem, Extension) = (problem, extension);

    /// <summary>Why no server takes the line; null where one does.</summary>
    public string? Problem { get; }

    /// <summary>What in the line only newer servers take; null where all take it.</summary>
    public string? Extension { get; }

    public static CronLine Parse(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (text.StartsWith('@'))
        {
            return Words.Contains(parts[0], StringComparer.Ordinal) && (parts.Length == 1 || (parts.Length == 2 && IsZone(parts[1])))
                ? new(null, $"the word {parts[0]}")
                : new($"'{text}' is no word for a schedule: use {string.Join(", ", Words)}.", null);
        }

        // With a field of seconds, MON is a day and no zone: servers try that first.
        var isWithSeconds = parts.Length == Fields.Length + 1 && Fields[^1].Read(parts[^1]) != CronForm.Wrong;
        var hasZone = parts.Length > Fields.Length && !isWithSeconds && IsZone(parts[^1]);
        var fields = hasZone ? parts[..^1] : parts;
        return (fields.Length - Fields.Length) switch
        {
            0 => Read(Fields, fields, hasZone ? "a time zone" : null),
            1 => Read([Seconds, .. Fields], fields, "a field of seconds"),
            _ => new("A cron expression has five fields: minute, hour, day of month, month, day of week.", null),
        };
    }

    private static CronLine Read(CronField[] fields, string[] parts, string? extension)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Problem(parts[i]) is { } problem)
            {
                return new(problem, null);
            }

            extension ??= fields[i].Read(parts[i]) == CronForm.Extended ? $"'{parts[i]}'" : null;
        }

        return new(null, extension);
    }

    // By its form alone: which zones there are is the server's knowledge. All names begin with a capital letter; offsets are taken, too.
    private static bool IsZone(string text) => text is "Z" || (text[0] is '+' or '-'
        ? text.Length is 5 or 6 && text[1..].All(static character => char.IsAsciiDigit(character) || character == ':')
        : text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && text.Split('/').All(IsOfZone));

    private static bool IsOfZone(string part) =>
        part.Length > 0 && char.IsAsciiLetter(part[0])
        && part.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '+' or '-');
}
