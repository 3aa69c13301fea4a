namespace Waldur.Client.Conventions.Readme;

/// <summary>Reads the C# samples of a page.</summary>
internal static class SamplePrograms
{
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
