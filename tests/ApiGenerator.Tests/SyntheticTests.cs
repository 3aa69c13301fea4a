using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ApiGenerator.Description;
using ApiGenerator.Reading;
using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests;

/// <summary>Descriptions of the size and the oddness of Waldur's own. SYNTHETIC_SEED chooses another.</summary>
public sealed partial class SyntheticTests(ITestOutputHelper output)
{
    [Fact]
    public void A_large_description_compiles_and_loses_no_operation()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SYNTHETIC_SEED") ?? "20251122", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}");
        var text = new SyntheticDescription(seed).Build(resources: 260, schemas: 1500).ToJsonString();
        var description = DescriptionFile.Parse(text, "synthetic");
        var methods = new ApiDescription(description.Tree, new Report()).Methods;
        methods.Select(method => method.Path).Distinct().Should().HaveCountGreaterThan(1000);
        methods.Should().HaveCountGreaterThan(2000);

        var clock = Stopwatch.StartNew();
        var result = Generation.Run(description, new GenerationSettings("Synthetic"));
        output.WriteLine($"{text.Length} bytes, {methods.Count} operations, {result.Files.Count} files, {result.Report.Count} reports in {clock.Elapsed}");

        result.Files.Select(file => file.Path).Should().OnlyHaveUniqueItems(path => path.ToUpperInvariant());
        result.Files.Should().OnlyContain(file => file.Path.Length < 100);
        var generated = result.Files.SelectMany(file => Operation().Matches(file.Text)).Select(match => match.Groups[1].Value + match.Groups[2].Value);
        generated.Order(StringComparer.Ordinal).Should()
            .Equal(methods.Select(method => method.VerbName + method.Path).Order(StringComparer.Ordinal));
        result.Files.Sum(file => Method().Count(file.Text)).Should().Be(methods.Count);
        Compiler.Complaints(Compiler.Compile(result.Files, implicitUsings: true))
            .Where(complaint => !complaint.Contains("CS8019", StringComparison.Ordinal))
            .Take(20).Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Small_ones_of_any_seed_compile(int seed)
    {
        var text = new SyntheticDescription(seed).Build(resources: 10, schemas: 60).ToJsonString();

        var result = Generation.Run(DescriptionFile.Parse(text, "synthetic"), new GenerationSettings("Synthetic"));

        Compiler.Complaints(Compiler.Compile(result.Files, implicitUsings: false)).Take(20).Should().BeEmpty();
    }

    [GeneratedRegex("""ApiOperation \w+Operation = new\(\s*"[^"]*",\s*(?:global::System\.Net\.Http\.)?HttpMethod\.(\w+),\s*"([^"]*)"\)""")]
    private static partial Regex Operation();

    [GeneratedRegex("""^    public [\w.:]*Task<.*Async\(""", RegexOptions.Multiline)]
    private static partial Regex Method();
}
