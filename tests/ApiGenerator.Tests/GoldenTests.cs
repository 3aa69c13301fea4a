using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests;

public sealed class GoldenTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(GoldenCase.Root).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_description_gives_the_golden_files(string name)
    {
        var differences = new GoldenCase(name).Compare();

        string.Join('\n', differences).Should().BeEmpty("the files in Golden are what the generator gives (UPDATE_GOLDEN=1 rewrites them)");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Golden_files_compile_without_a_warning(string name)
    {
        var golden = new GoldenCase(name);
        foreach (var implicitUsings in new[] { true, false })
        {
            Compiler.Complaints(Compiler.Compile(golden.Files, implicitUsings))
                .Where(complaint => !implicitUsings || !complaint.Contains("CS8019", StringComparison.Ordinal))
                .Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Golden_files_keep_to_the_margin(string name)
    {
        var long_lines = new GoldenCase(name).Files
            .SelectMany(file => file.Text.Split('\n'), (file, line) => (file.Path, line))
            .Where(line => line.line.Length > 160);

        long_lines.Should().BeEmpty();
    }

    [Fact]
    public void The_same_description_gives_the_same_bytes()
    {
        new GoldenCase("names").Files.Should().Equal(new GoldenCase("names").Files);
    }
}
