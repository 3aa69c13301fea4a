namespace Waldur.Client.Conventions.Readme;

/// <summary>Reads the C# samples of a page.</summary>
internal static class SamplePrograms
{
    /// <summary>
    /// The pages but those at the root and of packages, which have tests of their own, by their paths within the repository.
    /// </summary>
    public static IEnumerable<string> Pages => new[] { "docs", "openapi", "samples" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.md", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The first lines of the C# samples of a page, such as <c>```csharp kiota</c>.</summary>
    public static IEnumerable<string> Fences(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith("```c", StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<SampleProgram> Of(string path)
    {
        var (title, number) = ("", 0);
        List<string>? code = null;
        foreach (var line in File.ReadLines(path))
        {
            if (code is null)
            {
                title = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : title;
                code = line == "```csharp" ? [] : null;
            }
            else if (line == "```")
            {
                yield return new SampleProgram(title, ++number, string.Join('\n', code));
                code = null;
            }
            else
            {
                code.Add(line);
            }
        }
    }
}
