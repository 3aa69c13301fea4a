using ApiGenerator.Checking;
using ApiGenerator.Emission;
using ApiGenerator.Naming;
using ApiGenerator.Reading;

namespace ApiGenerator.Tests.Support;

/// <summary>A small description with the files that it must give.</summary>
internal sealed class GoldenCase
{
    private readonly string _folder;

    public GoldenCase(string name)
    {
        _folder = Path.Combine(Root, name);
        Namespace = "Golden." + Identifier.Pascal(name, "Case");
        Result = Generation.Run(DescriptionFile.Load(Path.Combine(_folder, "description.yaml")), new GenerationSettings(Namespace) { Client = name == "whole" ? "WholeClient" : null });
    }

    public static string Root { get; } = Repository.PathTo("tests", "ApiGenerator.Tests", "Golden");

    public string Namespace { get; }

    public GenerationResult Result { get; }

    private string Expected => Path.Combine(_folder, "expected");

    private List<Artifact> Artifacts =>
    [
        .. Result.Files.Select(file => new Artifact(Path.Combine(Expected, file.Path), file.Text)),
        new Artifact(Path.Combine(_folder, "report.txt"), string.Concat(Result.Report.Select(line => line + "\n"))),
    ];

    public List<string> Compare()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            // The first line of a file says that it is generated; those that are no longer wanted go.
            var files = Directory.Exists(Expected) ? Directory.GetFiles(Expected, "*.cs", SearchOption.AllDirectories) : [];
            new OutputFolder(Expected, [.. files.Select(file => Path.GetRelativePath(Expected, file))]).Write(Artifacts);
        }

        return Difference.Find(new OutputFolder(Expected, []), Artifacts);
    }

    public IReadOnlyList<GeneratedFile> Files => Result.Files;
}
