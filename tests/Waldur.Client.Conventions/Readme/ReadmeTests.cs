using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Waldur.Client.Testing;

namespace Waldur.Client.Conventions.Readme;

/// <summary>Every C# sample of README.md is a program of its own: it compiles as it stands.</summary>
[Collection(TheConsole.Name)]
public class ReadmeTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<string, string> Samples()
    {
        var samples = new TheoryData<string, string>();
        var title = "";
        List<string>? code = null;
        foreach (var line in File.ReadLines(Repository.PathTo("README.md")))
        {
            if (code is null)
            {
                title = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : title;
                code = line == "```csharp" ? [] : null;
            }
            else if (line == "```")
            {
                samples.Add(title, string.Join('\n', code));
                code = null;
            }
            else
            {
                code.Add(line);
            }
        }

        return samples;
    }

    [Fact]
    public void Readme_has_the_samples_that_a_newcomer_needs() =>
        Samples().Select(row => row.Data.Item1).Should().Contain(["List resources", "A site agent", "Import", "Errors", "Test your program"]);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_compile(string title, string code)
    {
        using var assembly = new MemoryStream();
        var problems = Compile(title, code).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        problems.Should().BeEmpty();
    }

    [Fact]
    public async Task The_sample_on_testing_prints_what_became_of_the_request()
    {
        (await RunAsync(CodeOf("Test your program"))).Should().MatchRegex(@"^Done [0-9a-f]{32}\r?\nDone\r?\n$");
    }

    [Fact]
    public async Task The_sample_on_listing_prints_the_rows()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        var endpoint = await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        server.AddBackendResource(server.Seed.Offering, server.Seed.Project, "Alpha", "a-1");
        Environment.SetEnvironmentVariable("WALDUR_TOKEN", server.Seed.StaffToken);
        (await RunAsync(CodeOf("List resources").Replace("https://waldur.example.com", endpoint.ToString(), StringComparison.Ordinal)))
            .Should().StartWith($"a-1  Alpha  {server.Seed.Project.Name}");
    }

    private static string CodeOf(string title) => Samples().Single(row => row.Data.Item1 == title).Data.Item2;

    private static async Task<string> RunAsync(string code)
    {
        using var image = new MemoryStream();
        Compile("run", code).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success.Should().BeTrue();
        var main = Assembly.Load(image.ToArray()).EntryPoint!;
        var output = Console.Out;
        using var captured = new StringWriter();
        Console.SetOut(captured);
        try
        {
            // The entry point of a program that awaits is a stub that blocks: its work is the method beside it.
            await Task.Run(() => main.Invoke(null, [Array.Empty<string>()]));
        }
        finally
        {
            Console.SetOut(output);
        }

        return captured.ToString();
    }

    internal static CSharpCompilation Compile(string title, string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        return CSharpCompilation.Create(
            "Readme." + title.Replace(' ', '_'),
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(code, options)],
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<MetadataReference> References()
    {
        var loaded = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return loaded.Select(path => MetadataReference.CreateFromFile(path));
    }
}
