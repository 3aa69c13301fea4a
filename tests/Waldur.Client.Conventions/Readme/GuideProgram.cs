using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Waldur.Client.Conventions.Readme;

/// <summary>A program of a guide: its C# samples, each a program as it stands.</summary>
internal static class GuideProgram
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

    /// <summary>The samples of a page.</summary>
    public static IReadOnlyList<string> ReadAll(string guide)
    {
        var parts = File.ReadAllText(Repository.PathTo("docs", "guides", guide)).Split("```csharp\n");
        return [.. parts.Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])];
    }

    /// <summary>Compiles and runs a sample.</summary>
    /// <returns>What it wrote to the console.</returns>
    public static async Task<string> RunAsync(string code, params string[] args)
    {
        using var image = new MemoryStream();
        var emitted = Compile(code).Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        var main = Assembly.Load(image.ToArray()).EntryPoint!;
        var output = Console.Out;
        using var captured = new StringWriter();
        Console.SetOut(captured);
        try
        {
            // The entry point of a program that awaits is a stub that blocks.
            await Task.Run(() => main.Invoke(null, [args]));
        }
        finally
        {
            Console.SetOut(output);
        }

        return captured.ToString();
    }

    private static CSharpCompilation Compile(string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            $"Guide.{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(code, options)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }
}
