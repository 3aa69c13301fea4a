using System.Globalization;

namespace ApiGenerator.Checking;

/// <summary>Says how files differ from what they should be.</summary>
internal static class Difference
{
    private const int MaxLines = 10;

    public static List<string> Find(OutputFolder folder, IReadOnlyList<Artifact> wanted)
    {
        var lines = new List<string>();
        foreach (var artifact in wanted)
        {
            if (!File.Exists(artifact.Path))
            {
                lines.Add($"missing: {artifact.Path}");
                continue;
            }

            var actual = File.ReadAllText(artifact.Path).ReplaceLineEndings("\n");
            if (actual != artifact.Text)
            {
                lines.Add($"changed: {artifact.Path}");
                lines.AddRange(Lines(actual, artifact.Text));
            }
        }

        lines.AddRange(folder.Stale(wanted).Select(path => $"stale: {path}"));
        lines.AddRange(folder.Strangers(wanted).Select(path => $"unknown: {path} (it begins as generated files do, but the lock does not name it: delete it, or change its first line)"));
        return lines;
    }

    /// <summary>The first place where two texts differ: <c>-</c> is what stands there, <c>+</c> what should.</summary>
    public static IEnumerable<string> Lines(string actual, string wanted)
    {
        var left = actual.Split('\n');
        var right = wanted.Split('\n');
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start])
        {
            start++;
        }

        var end = 0;
        while (end < left.Length - start && end < right.Length - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return Side('-', left, start, end).Concat(Side('+', right, start, end));
    }

    private static IEnumerable<string> Side(char sign, string[] lines, int start, int end)
    {
        var stop = lines.Length - end;
        for (var i = start; i < stop && i < start + MaxLines; i++)
        {
            yield return $"  {sign}{(i + 1).ToString(CultureInfo.InvariantCulture)}: {lines[i]}";
        }

        if (stop - start > MaxLines)
        {
            yield return $"  {sign} and {(stop - start - MaxLines).ToString(CultureInfo.InvariantCulture)} more lines";
        }
    }
}
