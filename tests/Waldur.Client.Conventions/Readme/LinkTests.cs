using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions.Readme;

/// <summary>Links between the pages lead somewhere.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Find().Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_within_the_repository_lead_to_files(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathTo(page))!;
        Link().Matches(File.ReadAllText(Repository.PathTo(page)))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)))
            .Should().BeEmpty();
    }

    [Fact]
    public void The_index_for_language_models_names_every_guide()
    {
        var index = File.ReadAllText(Repository.PathTo("llms.txt"));
        Directory.EnumerateFiles(Repository.PathTo("docs", "guides"), "*.md").Select(Path.GetFileName)
            .Should().OnlyContain(guide => index.Contains($"docs/guides/{guide}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Find() =>
        Directory.EnumerateFiles(Repository.Root, "*.md").Append(Repository.PathTo("llms.txt"))
            .Concat(new[] { "docs", "openapi", "samples" }.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.md", SearchOption.AllDirectories)));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
