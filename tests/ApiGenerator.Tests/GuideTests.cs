using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using ApiGenerator.Emission;
using ApiGenerator.Reading;
using ApiGenerator.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Waldur.Client.Testing;

namespace ApiGenerator.Tests;

/// <summary>The guide on the whole API: its commands run, in their order, and its program compiles and runs.</summary>
public sealed class GuideTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeWaldurServer _waldur = FakeWaldurServer.CreateSeeded();
    private WebApplication? _schema;

    [Fact]
    public async Task The_commands_of_the_guide_do_what_it_says_and_its_program_runs()
    {
        var address = await ServeSchemaAsync();
        Directory.CreateDirectory(_folder["work"]);
        _folder.Write("work/old.json", NormalisedJson.Text(Sample().Tree));
        _folder.Write("work/new.json", NormalisedJson.Text(Sample().Tree).Replace("\"customer_name\"", "\"organization_name\"", StringComparison.Ordinal));
        var commands = Blocks("bash run").SelectMany(block => block.Lines.Where(line => line.StartsWith("dotnet waldur-generate", StringComparison.Ordinal))
            .Select(line => (Line: line, Status: block.Tail.Contains("status=1", StringComparison.Ordinal) ? 1 : 0))).ToList();
        commands.Should().HaveCount(4);

        foreach (var (line, status) in commands)
        {
            var (found, output) = await RunAsync(Arguments(line.Replace("https://waldur.example.com", address, StringComparison.Ordinal)));
            found.Should().Be(status, $"{line}\n{output}");
        }

        File.ReadAllText(_folder["work/waldur-generate.json"]).Should().Contain("WALDUR_TOKEN").And.NotContain(_waldur.Seed.StaffToken);
        (await RunProgramAsync(string.Join('\n', Blocks("csharp whole-api").Single().Lines))).Should().Be("Climate models: 1 orders\n  done Allocation\nGenome assembly: 0 orders\n");
    }

    public async ValueTask DisposeAsync()
    {
        if (_schema is not null)
        {
            await _schema.DisposeAsync();
        }

        await _waldur.DisposeAsync();
        _folder.Dispose();
    }

    private static DescriptionFile Sample() => DescriptionFile.Load(Path.Combine(Repository.Root, "samples", "WholeApi", "description.yaml"));

    private static List<(string Tail, List<string> Lines)> Blocks(string kind)
    {
        var blocks = new List<(string Tail, List<string> Lines)>();
        List<string>? open = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "guides", "whole-api.md")))
        {
            if (open is null && line.StartsWith("```" + kind, StringComparison.Ordinal))
            {
                blocks.Add((line[(3 + kind.Length)..], open = []));
            }
            else if (line == "```")
            {
                open = null;
            }
            else
            {
                open?.Add(line);
            }
        }

        return blocks;
    }

    // As a shell takes a line apart: at blanks, but for those within quotes.
    private static string[] Arguments(string line) =>
        [.. line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip(2)];

    private async Task<string> ServeSchemaAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _schema = builder.Build();
        var text = NormalisedJson.Text(Sample().Tree);
        _schema.MapGet("/api/schema/", (HttpRequest request) => request.Headers.Authorization == "Token " + _waldur.Seed.StaffToken
            ? Results.Text(text, "application/vnd.oai.openapi+json")
            : Results.StatusCode(401));
        await _schema.StartAsync(TestContext.Current.CancellationToken);
        return _schema.Urls.First();
    }

    private async Task<(int Status, string Output)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "waldur-generate.dll"), .. arguments])
        {
            WorkingDirectory = _folder["work"], RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["WALDUR_TOKEN"] = _waldur.Seed.StaffToken;
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }

    private async Task<string> RunProgramAsync(string code)
    {
        var endpoint = await _waldur.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var staff = new Waldur.Client.WaldurClient(endpoint, Waldur.Client.Credential.FromToken(_waldur.Seed.StaffToken));
        var row = _waldur.AddBackendResource(_waldur.Seed.Offering, _waldur.Seed.Project, "Allocation", "a-1");
        await staff.BackendResources.ImportAsync(row.Uuid, cancellationToken: TestContext.Current.CancellationToken);
        staff.Dispose();

        // The program's own lines, with what it writes caught, as a method of a class.
        var (usings, body) = (code[..code.IndexOf("using var", StringComparison.Ordinal)], code[code.IndexOf("using var", StringComparison.Ordinal)..]);
        body = body.Replace("https://waldur.example.com", endpoint.ToString(), StringComparison.Ordinal)
            .Replace("Environment.GetEnvironmentVariable(\"WALDUR_TOKEN\")!", $"\"{_waldur.Seed.StaffToken}\"", StringComparison.Ordinal)
            .Replace("Console.", "output.", StringComparison.Ordinal);
        var program = $"{usings}\ninternal static class Program {{ public static async Task RunAsync(TextWriter output) {{\n{body}\n}} }}";
        var files = Directory.EnumerateFiles(_folder["work/Generated"], "*.cs", SearchOption.AllDirectories).Select(file => new GeneratedFile(file, File.ReadAllText(file)));
        var compilation = Compiler.Compile(files, implicitUsings: true, program)
            .AddReferences(MetadataReference.CreateFromFile(typeof(Waldur.Client.WaldurClient).Assembly.Location));
        using var image = new MemoryStream();
        compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        using var output = new StringWriter { NewLine = "\n" };
        await (Task)Assembly.Load(image.ToArray()).GetType("Program")!.GetMethod("RunAsync")!.Invoke(null, [output])!;
        return output.ToString();
    }
}
