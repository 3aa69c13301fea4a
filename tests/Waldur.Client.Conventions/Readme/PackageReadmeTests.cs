using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions.Readme;

/// <summary>The page of each package: its samples compile, and its links work wherever it is shown.</summary>
public partial class PackageReadmeTests
{
    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories).Order().Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_begins_with_the_name_of_the_package(string project) =>
        File.ReadLines(PathOf(project)).First().Should().Be($"# {project}");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Its_samples_compile(string project)
    {
        var samples = SamplePrograms.Of(PathOf(project)).ToList();
        samples.Should().NotBeEmpty();
        samples.SelectMany(sample => sample.Problems).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Its_links_are_whole_addresses(string project) =>
        Links().Matches(File.ReadAllText(PathOf(project))).Select(match => match.Groups["target"].Value)
            .Where(target => !target.StartsWith("https://", StringComparison.Ordinal)).Should().BeEmpty();

    private static string PathOf(string project) => Repository.PathTo("src", project, "README.md");

    [GeneratedRegex(@"\]\((?<target>[^)]*)\)")]
    private static partial Regex Links();
}
