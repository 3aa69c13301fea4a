using System.IO.Compression;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(Waldur.Client.Packages.PackedFeed))]

namespace Waldur.Client.Packages;

/// <summary>The packages of this checkout, packed once for all tests; <c>WALDUR_PACKED</c> says that they have just been.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>The folder of the packages.</summary>
    public static string Folder { get; } = Repository.PathTo("artifacts", "packages");

    /// <summary>The names of the packages, by their files.</summary>
    public static IReadOnlyDictionary<string, string> Packages =>
        Directory.GetFiles(Folder, "*.nupkg").ToDictionary(path => Nuspec(path).Element("id")!.Value).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The version that all of them have.</summary>
    public static string Version => Packages.Values.Select(path => Nuspec(path).Element("version")!.Value).Distinct().Single();

    /// <summary>The metadata of a package, without namespaces.</summary>
    public static XElement Nuspec(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var root = XElement.Load(stream);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return root.Element("metadata")!;
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("WALDUR_PACKED") != "1")
        {
            await Command.RunAsync("bash", Repository.Root, null, "build/pack.sh", "--once");
        }

        // A package of the same number that was unpacked before is not this one.
        var unpacked = Repository.PathTo("artifacts", "consumers", "packages");
        foreach (var folder in Packages.Keys.Select(id => Path.Combine(unpacked, id.ToLowerInvariant())).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
