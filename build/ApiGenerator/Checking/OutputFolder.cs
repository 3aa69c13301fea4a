using ApiGenerator.Emission;

namespace ApiGenerator.Checking;

/// <summary>The folder of generated files: knows which files in it are the generator's own.</summary>
internal static class OutputFolder
{
    /// <summary>Generated files that no longer belong there; files of other hands are never among them.</summary>
    public static List<string> Stale(string folder, IEnumerable<Artifact> wanted)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var paths = wanted.Select(artifact => Path.GetFullPath(artifact.Path)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => !paths.Contains(Path.GetFullPath(path)) && IsGenerated(path))
                .Order(StringComparer.Ordinal),
        ];
    }

    public static void Write(string folder, IReadOnlyList<Artifact> wanted)
    {
        foreach (var path in Stale(folder, wanted))
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

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(artifact.Path))!);
            File.WriteAllText(artifact.Path, artifact.Text);
        }
    }

    private static bool IsGenerated(string path)
    {
        using var reader = new StreamReader(path);
        return reader.ReadLine() == CSharpFile.FirstLine;
    }
}
