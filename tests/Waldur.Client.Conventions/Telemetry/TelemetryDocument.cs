namespace Waldur.Client.Conventions.Telemetry;

/// <summary>The tables of docs/telemetry.md.</summary>
internal static class TelemetryDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathTo("docs", "telemetry.md"));

    /// <summary>The rows of the table whose first column has this title, within a section.</summary>
    /// <param name="section">The section's title.</param>
    /// <param name="column">The title of the first column.</param>
    /// <returns>The cells of each row, without the marks of code.</returns>
    public static IReadOnlyList<string[]> Table(string section, string column) =>
    [
        .. Lines.SkipWhile(line => line != $"## {section}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith($"| {column} |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray()),
    ];

    /// <summary>The names in a cell that stand as code, before any explanation in brackets.</summary>
    public static IEnumerable<string> Names(string cell) => cell.Split('`').Where((_, index) => index % 2 == 1);
}
