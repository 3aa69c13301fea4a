using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions;

/// <summary>One word for one thing: identifiers use the plain words of .NET, not others for the same.</summary>
public partial class WordTests
{
    [Fact]
    public void Identifiers_use_the_plain_words()
    {
        var wrong = new[] { "src", "samples", "build" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Code(file).SelectMany(line => Refused().Matches(line).Select(match => $"{Path.GetFileName(file)}: {match.Value}")))
            .Distinct();

        wrong.Should().BeEmpty("a server sends a response, an upper bound is Max..., a result is mapped by To..., a thing is said by Report... or Publish");
    }

    [Fact]
    public void Prose_uses_the_plain_words()
    {
        var pages = Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories).Append(Repository.PathTo("README.md"));
        var comments = new[] { "src", "samples", "build" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

        pages.Concat(comments)
            .SelectMany(file => File.ReadLines(file).Where(line => RefusedProse().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .Should().BeEmpty("a reader expects: says, reports, returns, receives, distinguishes");
    }

    // Comments and texts are prose.
    private static IEnumerable<string> Code(string file) =>
        File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => Text().Replace(line, "\"\""));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Text();

    [GeneratedRegex(@"\b([Tt]old|[Tt]ells?|[Hh]eeds?|be it|[Aa]nswers?)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex RefusedProse();

    [GeneratedRegex(@"\b_?\w*(Answer|answer|Judge|judge|Longest|Maximal|Told)\w*\b|\bMost[A-Z]\w*\b|\bTell[A-Z]?\w*\(|\bLook\(|\bLookAsync\b|\bTakeAsync\b|\b\w+Again\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();
}
