namespace Waldur.Client.Packages;

/// <summary>What each package makes its users depend on is committed as text.</summary>
public class DependencyTests
{
    private static readonly string Path = Repository.PathTo("tests", "Waldur.Client.Packages.Tests", "Dependencies.txt");

    [Fact]
    public void Packages_depend_on_what_the_text_says_and_nothing_else()
    {
        var lines = PackedFeed.Packages.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => Lines(pair.Key, pair.Value)).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_DEPENDENCIES") == "1")
        {
            File.WriteAllLines(Path, lines);
        }

        lines.Should().Equal(File.ReadLines(Path), "UPDATE_DEPENDENCIES=1 accepts what it is now");
    }

    private static IEnumerable<string> Lines(string id, string path)
    {
        var groups = PackedFeed.Nuspec(path).Element("dependencies")?.Elements("group") ?? [];
        return groups.OrderBy(group => group.Attribute("targetFramework")!.Value, StringComparer.Ordinal).SelectMany(group => group.Elements("dependency")
            .Select(dependency => $"{id} {group.Attribute("targetFramework")!.Value} {dependency.Attribute("id")!.Value} {VersionOf(dependency)}")
            .Order(StringComparer.Ordinal));
    }

    // The packages of this repository go together, so that a release does not change the text.
    private static string VersionOf(System.Xml.Linq.XElement dependency)
    {
        var version = dependency.Attribute("version")!.Value;
        return version == PackedFeed.Version && PackedFeed.Packages.ContainsKey(dependency.Attribute("id")!.Value) ? "same" : version;
    }
}
