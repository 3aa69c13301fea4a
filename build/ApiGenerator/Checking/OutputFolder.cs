using ApiGenerator.Emission;

namespace ApiGenerator.Checking;

/// <summary>The folder of generated files: knows which files in it are the generator's own.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Before">The files that an earlier run wrote, as its lock says, relative to the folder.</param>
internal sealed record OutputFolder(string Path, IReadOnlyList<string> Before)
{
    /// <summary>
    /// Files that an earlier run wrote and that no longer belong there. A file that the lock does not name, or that does not begin as
    /// generated ones do, is somebody's own, and so is all that lies outside of the folder.
    /// </summary>
    public List<string> Stale(IEnumerable<Artifact> wanted)
    {
        var paths = FullPaths(wanted);
        var root = System.IO.Path.GetFullPath(Path) + System.IO.Path.DirectorySeparatorChar;
        return
        [
            .. Before.Select(name => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, name)))
                .Where(path => path.StartsWith(root, StringComparison.Ordinal) && !paths.Contains(path) && File.Exists(path) && IsGenerated(path))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Files that begin as generated ones do although neither this run nor the lock knows them.</summary>
    public List<string> Strangers(IEnumerable<Artifact> wanted)
    {
        if (!Directory.Exists(Path))
        {
            return [];
        }

        var artifacts = wanted.ToList();
        var known = FullPaths(artifacts);
        known.UnionWith(Stale(artifacts));
        return
        [
            .. Directory.EnumerateFiles(Path, "*.cs", SearchOption.AllDirectories)
                .Where(path => !known.Contains(System.IO.Path.GetFullPath(path)) && IsGenerated(path))
                .Order(StringComparer.Ordinal),
        ];
    }

    public void Write(IReadOnlyList<Artifact> wanted)
    {
        foreach (var path in Stale(wanted))
        {
            File.Delete(path);
        }

        foreach (var artifact in wanted)
        {
            // A file that is as it should be keeps its time, so that builds do not start anew.
            if (File.Exists(artifact.Path) && File.ReadAllText(artifact.Path) == artifact.Text)
            {
                continue;
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(artifact.Path))!);
            File.WriteAllText(artifact.Path, artifact.Text);
        }
    }

    private static HashSet<string> FullPaths(IEnumerable<Artifact> wanted) =>
        wanted.Select(artifact => System.IO.Path.GetFullPath(artifact.Path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a file begins as generated ones do.</summary>
    public static bool IsGenerated(string path)
    {
        using var reader = new StreamReader(path);
        return reader.ReadLine() == CSharpFile.FirstLine;
    }
}
