using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Waldur.Client.Conventions.Readme;

/// <summary>A C# sample of the documentation: a program of its own.</summary>
/// <param name="Title">The heading that it stands under.</param>
/// <param name="Number">Which sample of its page it is, from 1.</param>
/// <param name="Code">Its text.</param>
internal sealed record SampleProgram(string Title, int Number, string Code)
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

    /// <summary>Whether it makes the server that it talks to.</summary>
    public bool RunsOnFake => Code.Contains("CreateSeeded", StringComparison.Ordinal);

    /// <summary>What the compiler complains about.</summary>
    public IReadOnlyList<Diagnostic> Problems
    {
        get
        {
            using var assembly = new MemoryStream();
            return ProblemsOf(Compile().Emit(assembly));
        }
    }

    /// <summary>Runs it; the console must be the caller's alone.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params string[] args)
    {
        using var image = new MemoryStream();
        ProblemsOf(Compile().Emit(image)).Should().BeEmpty();
        var main = Assembly.Load(image.ToArray()).EntryPoint!;
        var output = Console.Out;
        using var captured = new StringWriter();
        Console.SetOut(captured);
        try
        {
            // The entry point of a program that awaits is a stub that blocks: its work is the method beside it.
            await Task.Run(() => main.Invoke(null, [args]));
        }
        finally
        {
            Console.SetOut(output);
        }

        return captured.ToString();
    }

    private static IReadOnlyList<Diagnostic> ProblemsOf(EmitResult result) =>
        [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    private CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        return CSharpCompilation.Create(
            "Sample." + string.Concat(Title.Where(char.IsAsciiLetter)) + Number,
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(Code, options)],
            References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<MetadataReference> References()
    {
        var loaded = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return loaded.Select(path => MetadataReference.CreateFromFile(path));
    }
}
