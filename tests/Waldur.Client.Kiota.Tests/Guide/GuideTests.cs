using Generated;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Waldur.Client.Kiota.Tests;

/// <summary>Every C# sample of docs/guides/kiota.md is a program of its own, over the generated client of these tests.</summary>
public class GuideTests
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

    private static readonly string[] Fence = ["```csharp kiota", "```"];

    public static TheoryData<string> Samples()
    {
        var samples = new TheoryData<string>();
        List<string>? code = null;
        foreach (var line in File.ReadLines(Repository.PathTo("docs", "guides", "kiota.md")))
        {
            if (code is null)
            {
                code = line == Fence[0] ? [] : null;
            }
            else if (line == Fence[1])
            {
                samples.Add(string.Join('\n', code));
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
    public void Guide_has_its_samples() => Samples().Should().HaveCount(4);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_compile(string code)
    {
        var stop = TestContext.Current.CancellationToken;
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(GeneratedClient).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, parse, cancellationToken: stop), CSharpSyntaxTree.ParseText(code, parse, cancellationToken: stop)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        compilation.GetDiagnostics(stop).Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
    }
}
