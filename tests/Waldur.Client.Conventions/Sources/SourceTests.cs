using System.Text.RegularExpressions;

namespace Waldur.Client.Conventions.Sources;

/// <summary>What holds for every file that people write here.</summary>
public partial class SourceTests
{
    private const int MaxLines = 400;
    private const int MaxLibraryLines = 300;
    private static readonly string[] Folders = ["src", "tests", "samples", "build"];

    [Fact]
    public void No_hand_written_file_is_long() =>
        HandWritten().Where(file => File.ReadLines(file).Count() > (IsLibrary(file) ? MaxLibraryLines : MaxLines)).Should().BeEmpty();

    [Fact]
    public void Libraries_are_made_of_small_files()
    {
        var lines = HandWritten().Where(IsLibrary)
            .Select(file => File.ReadLines(file).Count()).Order().ToList();
        lines[lines.Count / 2].Should().BeLessThanOrEqualTo(60);
    }

    [Fact]
    public void Nothing_is_left_open() =>
        HandWritten().Where(file => !file.EndsWith(nameof(SourceTests) + ".cs", StringComparison.Ordinal) && LeftOpen().IsMatch(File.ReadAllText(file)))
            .Should().BeEmpty();

    // A logger that throws would end what logs: SafeLoggerExtensions makes those that do not. Loggers that a container injects and
    // options that take one are wrapped there, too.
    [Fact]
    public void Every_logger_of_the_libraries_is_a_safe_one() =>
        HandWritten().Where(IsLibrary)
            .Where(file => Path.GetFileName(file) != "SafeLoggerExtensions.cs" && RawLogger().IsMatch(File.ReadAllText(file)))
            .Should().BeEmpty("loggers are created by CreateSafeLogger, and those of the program go through ToSafeLogger");

    private static bool IsLibrary(string file) => file.StartsWith(Repository.PathTo("src") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> HandWritten() =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Generated().IsMatch(file));

    [GeneratedRegex(@"[\\/](obj|bin|Generated|Golden)[\\/]")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\.\s*CreateLogger\s*[(<]|[oO]ptions\.Logger[,)]|\bILogger<")]
    private static partial Regex RawLogger();

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK)\b|\bSkip ?= ?""")]
    private static partial Regex LeftOpen();
}
