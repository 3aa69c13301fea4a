using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ApiGenerator.Description;
using ApiGenerator.Reading;
using ApiGenerator.Selection;
using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests;

/// <summary>Descriptions of the size and the oddness of Waldur's own. SYNTHETIC_SEED chooses another.</summary>
public sealed partial class SyntheticTests(ITestOutputHelper output)
{
    private const int Resources = 230;

    [Fact]
    public void A_large_description_compiles_and_loses_no_operation()
    {
        var description = Whole(out var methods);

        var clock = Stopwatch.StartNew();
        var result = Generation.Run(description, new GenerationSettings("Synthetic") { Client = "SyntheticClient" });
        output.WriteLine($"{methods.Count} operations, {result.Files.Count} files, {result.Report.Count} reports in {clock.Elapsed}");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1));
        result.Files.Select(file => file.Path).Should().OnlyHaveUniqueItems(path => path.ToUpperInvariant());
        result.Files.Should().OnlyContain(file => file.Path.Length < 100);
        var generated = result.Files.SelectMany(file => Operation().Matches(file.Text)).Select(match => match.Groups[1].Value + match.Groups[2].Value);
        generated.Order(StringComparer.Ordinal).Should()
            .Equal(methods.Select(method => method.VerbName + method.Path).Order(StringComparer.Ordinal));
        result.Files.Sum(file => Method().Count(file.Text)).Should().Be(methods.Count);
        result.Files.Sum(file => List().Count(file.Text)).Should().BeGreaterThan(100).And.BeLessThanOrEqualTo(Resources);
        Compiler.Complaints(Compiler.Compile(result.Files, implicitUsings: true))
            .Where(complaint => !complaint.Contains("CS8019", StringComparison.Ordinal))
            .Take(20).Should().BeEmpty();
    }

    [Fact]
    public void A_large_description_is_cut_to_what_was_asked_for()
    {
        var description = Whole(out var methods);
        var list = methods.First(method => method.Verb == "get" && method.Node["responses"]["200"]["headers"].Exists);
        var settings = new GenerationSettings("Synthetic") { Client = "SyntheticClient", Selection = OperationSelection.Parse([$"GET {list.Path}**"], []) };

        var clock = Stopwatch.StartNew();
        var result = Generation.Run(description, settings);
        output.WriteLine($"{result.Files.Count} files in {clock.Elapsed}");

        var operations = result.Files.SelectMany(file => Operation().Matches(file.Text)).Select(match => match.Groups[1].Value + match.Groups[2].Value);
        operations.Order(StringComparer.Ordinal).Should().Equal(
            methods.Where(method => method.Verb == "get" && method.Path.StartsWith(list.Path, StringComparison.Ordinal))
                .Select(method => method.VerbName + method.Path).Order(StringComparer.Ordinal));
        var models = result.Files.Where(file => file.Path.StartsWith("Models/", StringComparison.Ordinal)).ToList();
        foreach (var model in models)
        {
            var name = Regex.Match(model.Text, @"public (?:sealed partial class|sealed record|readonly struct) (\w+)").Groups[1].Value;
            result.Files.Should().Contain(file => file != model && Regex.IsMatch(file.Text, $@"\b{name}\b"), $"{name} is reached");
        }

        Compiler.Complaints(Compiler.Compile(result.Files, implicitUsings: false)).Take(20).Should().BeEmpty();
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

    private DescriptionFile Whole(out IReadOnlyList<ApiMethod> methods)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SYNTHETIC_SEED") ?? "20251122", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}");
        var text = new SyntheticDescription(seed).Build(Resources, schemas: 1800).ToJsonString();
        output.WriteLine($"{text.Length} bytes");
        var description = DescriptionFile.Parse(text, "synthetic");
        methods = new ApiDescription(description.Tree, new Report()).Methods;
        methods.Select(method => method.Path).Distinct().Count().Should().BeGreaterThan(1700);
        methods.Count.Should().BeGreaterThan(2300);
        return description;
    }

    [GeneratedRegex("""^    public AsyncPageable<""", RegexOptions.Multiline)]
    private static partial Regex List();

    [GeneratedRegex("""ApiOperation \w+Operation = new\(\s*"[^"]*",\s*(?:global::System\.Net\.Http\.)?HttpMethod\.(\w+),\s*"([^"]*)"\)""")]
    private static partial Regex Operation();

    [GeneratedRegex("""^    public [\w.:]*Task<.*Async\(""", RegexOptions.Multiline)]
    private static partial Regex Method();
}
