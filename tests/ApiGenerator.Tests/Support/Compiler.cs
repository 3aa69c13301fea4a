using ApiGenerator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ApiGenerator.Tests.Support;

/// <summary>Compiles generated files as the strictest of their users would.</summary>
internal static class Compiler
{
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(FindReferences);

    public static CSharpCompilation Compile(IEnumerable<GeneratedFile> files, bool implicitUsings, params string[] more) =>
        Compile(files, implicitUsings, LanguageVersion.CSharp12, more);

    public static CSharpCompilation Compile(IEnumerable<GeneratedFile> files, bool implicitUsings, LanguageVersion language, params string[] more)
    {
        var parse = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.Path)).ToList();
        trees.AddRange(more.Select(text => CSharpSyntaxTree.ParseText(text, parse)));
        if (implicitUsings)
        {
            trees.Add(CSharpSyntaxTree.ParseText(ImplicitUsings, parse));
        }

        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);
        return CSharpCompilation.Create("Generated", trees, References.Value, options);
    }

    /// <summary>Errors and warnings, unused usings among them.</summary>
    public static IEnumerable<string> Complaints(CSharpCompilation compilation) =>
        compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id == "CS8019")
            .Where(diagnostic => diagnostic.Location.SourceTree?.FilePath is { Length: > 0 } || diagnostic.Id != "CS8019")
            .Select(diagnostic => diagnostic.ToString());

    private static List<MetadataReference> FindReferences()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var assemblies = Directory.GetFiles(runtime, "System*.dll").Append(Path.Combine(runtime, "netstandard.dll"))
            .Append(typeof(Waldur.Client.ApiModel).Assembly.Location);
        return [.. assemblies.Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }
}
