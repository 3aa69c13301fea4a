using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Waldur.Client.Packages;

/// <summary>What is in a package, and what its page will show.</summary>
public partial class ContentTests
{
    [Fact]
    public void Every_packable_project_is_packed() =>
        PackedFeed.Packages.Keys.Should().Contain(Directory.EnumerateFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void Every_package_says_what_it_is_and_what_is_new()
    {
        foreach (var (id, path) in PackedFeed.Packages)
        {
            var nuspec = PackedFeed.Nuspec(path);
            nuspec.Element("license")!.Value.Should().Be("MIT", id);
            nuspec.Element("description")!.Value.Length.Should().BeInRange(40, 400, id);
            nuspec.Element("tags")!.Value.Split(' ').Should().Contain(
                id.ToLowerInvariant().Split('.').Where(word => word is "waldur" or "katello" or "kiota" or "hosting" or "testing"), id);
            nuspec.Element("releaseNotes")!.Value.Should().NotBeNullOrWhiteSpace(id).And.NotStartWith("#", id);
            nuspec.Element("icon")!.Value.Should().Be("icon.png", id);
            nuspec.Element("readme")!.Value.Should().Be("README.md", id);
        }
    }

    [Fact]
    public void Every_package_has_its_page_its_icon_and_for_each_framework_documentation()
    {
        foreach (var (id, path) in PackedFeed.Packages)
        {
            using var archive = ZipFile.OpenRead(path);
            var names = archive.Entries.Select(entry => entry.FullName).ToList();
            names.Should().Contain(["README.md", "icon.png"], id);
            using var page = new StreamReader(archive.GetEntry("README.md")!.Open());
            page.ReadToEnd().Should().StartWith($"# {id}\n").And.NotMatchRegex(RelativeLink().ToString());
            if (names.Exists(name => name.StartsWith("lib/", StringComparison.Ordinal)))
            {
                names.Should().Contain(new[] { "net8.0", "net10.0" }.SelectMany(framework => new[] { $"lib/{framework}/{id}.dll", $"lib/{framework}/{id}.xml" }), id);
            }
        }
    }

    [GeneratedRegex(@"\]\((?!https://)")]
    private static partial Regex RelativeLink();
}
