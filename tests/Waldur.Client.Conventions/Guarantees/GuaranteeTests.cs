using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions;

/// <summary>docs/guarantees.md promises only what a test proves: each row names tests, and each named test exists.</summary>
public partial class GuaranteeTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadLines(Repository.PathTo("docs", "guarantees.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2),
    ];

    [Fact]
    public void There_are_promises() => Rows.Should().HaveCountGreaterThan(20);

    [Fact]
    public void Every_promise_names_tests_that_exist()
    {
        var sources = Directory.EnumerateFiles(Repository.PathTo("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var wrong = new List<string>();
        foreach (var row in Rows)
        {
            var cells = row.Split('|');
            var names = TestName().Matches(cells[^2]).Select(match => (Class: match.Groups["class"].Value, Test: match.Groups["test"].Value)).ToList();
            wrong.AddRange(names.Count == 0 ? [$"no test: {cells[1].Trim()}"] : []);
            wrong.AddRange(names
                .Where(name => !sources[name.Class].Any(source => Regex.IsMatch(source, $@"\b{name.Test}\(")))
                .Select(name => $"no such test: {name.Class}.{name.Test}"));
        }

        wrong.Should().BeEmpty();
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex TestName();
}
