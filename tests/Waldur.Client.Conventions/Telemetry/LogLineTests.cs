using System.Globalization;
using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions.Telemetry;

/// <summary>Who runs agents for several servers must see which one a line is about.</summary>
public partial class LogLineTests
{
    // What concerns no server: a program's own callback and journal, and the frames of a connection whose line names its host.
    private static readonly string[] Local = ["progress callback", "claim journal", "wake-ups", "inventory command", "inventory is not whole", "{Frame}"];

    // The hundred in which a package has its event ids.
    private static readonly Dictionary<string, int> Ranges = new()
    {
        ["Waldur.Client.Core"] = 0, ["Waldur.Client"] = 1, ["Waldur.Client.Events"] = 2, ["Waldur.Client.Hosting"] = 3,
    };

    [Fact]
    public void Every_line_about_a_server_names_its_host()
    {
        var lines = Files()

            // A hosted agent's lines name the agent, which may have a name of its own.
            .Where(file => !file.Contains("Hosting", StringComparison.Ordinal))
            .SelectMany(file => Line().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value))
            .ToList();

        lines.Should().HaveCountGreaterThan(15);
        lines.Where(line => !line.Contains("{Host}", StringComparison.Ordinal) && !Local.Any(word => line.Contains(word, StringComparison.Ordinal)))
            .Should().BeEquivalentTo(["Waiting for {Subject}"], "a wait's subject ends with its host");
    }

    // Those who watch logs go by them: an id that is given twice, or that changes, misleads them.
    [Fact]
    public void Every_line_has_an_event_id_of_its_own_out_of_its_packages_range_and_is_documented()
    {
        var events = Files()
            .SelectMany(file => Event().Matches(File.ReadAllText(file)).Select(match => (
                Package: Path.GetRelativePath(Repository.PathTo("src"), file).Split(Path.DirectorySeparatorChar)[0],
                Id: int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture),
                Text: $"{match.Groups["id"]} {match.Groups["name"]} {match.Groups["level"]}")))
            .OrderBy(line => line.Id).ToList();

        // One that is written in another form would be overlooked here.
        events.Should().HaveCount(Files().Sum(file => File.ReadAllText(file).Split("[LoggerMessage(").Length - 1));
        events.Select(line => line.Id).Should().OnlyHaveUniqueItems();
        events.Where(line => line.Id / 100 != Ranges[line.Package]).Should().BeEmpty();
        TelemetryDocument.Table("Log lines", "event").Select(row => $"{row[0]} {row[1].Trim('`')} {row[2]}").Should().Equal(events.Select(line => line.Text));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\[LoggerMessage\((?<id>\d+), LogLevel\.(?<level>\w+),[^\n]*\n\s*(public|private|internal) static partial void (?<name>\w+)\(")]
    private static partial Regex Event();

    [GeneratedRegex("""\[LoggerMessage\([^"]*"(?<text>[^"]*)""")]
    private static partial Regex Line();
}
