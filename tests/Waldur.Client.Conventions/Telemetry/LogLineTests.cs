using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions.Telemetry;

/// <summary>Who runs agents for several servers must see which one a line is about.</summary>
public partial class LogLineTests
{
    // What concerns no server: a program's own callback and journal, and the frames of a connection whose line names its host.
    private static readonly string[] Local = ["progress callback", "claim journal", "wake-ups", "inventory command", "inventory is not whole", "{Frame}"];

    [Fact]
    public void Every_line_about_a_server_names_its_host()
    {
        var lines = Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))

            // A hosted agent's lines name the agent, which may have a name of its own.
            .Where(file => !file.Contains("Hosting", StringComparison.Ordinal))
            .SelectMany(file => Line().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value))
            .ToList();

        lines.Should().HaveCountGreaterThan(15);
        lines.Where(line => !line.Contains("{Host}", StringComparison.Ordinal) && !Local.Any(word => line.Contains(word, StringComparison.Ordinal)))
            .Should().BeEquivalentTo(["Waiting for {Subject}"], "a wait's subject ends with its host");
    }

    [GeneratedRegex("""\[LoggerMessage\([^"]*"(?<text>[^"]*)""")]
    private static partial Regex Line();
}
