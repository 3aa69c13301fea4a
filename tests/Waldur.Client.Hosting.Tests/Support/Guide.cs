using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Waldur.Client.Hosting.Tests;

/// <summary>The blocks of code of docs/guides/hosting.md, compiled as the project of a reader compiles them.</summary>
internal static class Guide
{
    // Those of the templates "worker" and "web".
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static string Text { get; } = File.ReadAllText(Repository.PathTo("docs", "guides", "hosting.md"));

    /// <summary>The blocks whose fence begins with a word, such as <c>csharp</c>.</summary>
    public static IEnumerable<string> Blocks(string fence)
    {
        List<string>? block = null;
        foreach (var line in Text.Split('\n'))
        {
            if (block is null)
            {
                block = line == $"```{fence}" || line.StartsWith($"```{fence} ", StringComparison.Ordinal) ? [] : null;
            }
            else if (line == "```")
            {
                yield return string.Join('\n', block);
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }
    }

    /// <summary>Compiles a program.</summary>
    /// <returns>Its entry point.</returns>
    public static MethodInfo Compile(string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            $"Guide{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(code, options)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        compilation.Emit(image).Diagnostics.Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image).EntryPoint!;
    }
}
