using ApiGenerator.Checking;
using ApiGenerator.Emission;
using ApiGenerator.Naming;
using ApiGenerator.Reading;
using ApiGenerator.Selection;
using ApiGenerator.Settings;

namespace ApiGenerator.Commands;

/// <summary>What a run gives: all files as they should be, and the folder in which they belong.</summary>
internal sealed class GenerationRun
{
    private GenerationRun(GenerationResult result, OutputFolder folder, IReadOnlyList<Artifact> artifacts)
    {
        Result = result;
        Folder = folder;
        Artifacts = artifacts;
    }

    public GenerationResult Result { get; }

    public OutputFolder Folder { get; }

    /// <summary>The generated files, then the lock, then the bundle.</summary>
    public IReadOnlyList<Artifact> Artifacts { get; }

    /// <exception cref="DescriptionException">The settings or the description cannot be used.</exception>
    public static async Task<GenerationRun> CreateAsync(ToolSettings settings, CancellationToken cancellationToken)
    {
        var output = Required(settings.Output, "--output FOLDER");
        var generation = ToGeneration(settings, output);
        var place = settings.Description ?? throw new DescriptionException("The settings file names no description: say one on the command line, or put it there.");
        var source = new DescriptionSource(place, settings.TokenVariable, settings.TokenScheme ?? DescriptionSource.DefaultScheme);
        var description = await source.LoadAsync(cancellationToken);
        var result = Generation.Run(description, generation);
        var lockFile = settings.Lock ?? Path.Combine(output, LockFile.DefaultName);
        var artifacts = result.Files.Select(file => new Artifact(Path.Combine(output, file.Path), file.Text)).ToList();
        artifacts.Add(new Artifact(lockFile, LockFile.Text(description, generation, result.Files.Select(file => file.Path))));
        if (settings.Bundle is { } bundle)
        {
            artifacts.Add(new Artifact(bundle, NormalisedJson.Text(description.Tree)));
        }

        return new GenerationRun(result, new OutputFolder(output, LockFile.Files(lockFile)), artifacts);
    }

    /// <summary>Refuses to write over a file of another hand.</summary>
    /// <exception cref="DescriptionException">One has the name of a generated file.</exception>
    public void ThrowIfInTheWay()
    {
        if (Artifacts.Take(Result.Files.Count).FirstOrDefault(artifact => File.Exists(artifact.Path) && !OutputFolder.IsGenerated(artifact.Path)) is { } own)
        {
            throw new DescriptionException($"{own.Path} is in the way: it is no generated file. Choose another --output, or move it.");
        }
    }

    private static GenerationSettings ToGeneration(ToolSettings settings, string output)
    {
        var ns = Required(settings.Namespace, "--namespace NAME");
        if (!ns.Split('.').All(Identifier.IsLegal) || (settings.Client is not null && !Identifier.IsLegal(settings.Client)))
        {
            throw new DescriptionException("The namespace and the client must be names of C#.");
        }

        if (settings.Client is { } client && Generation.InTheWayOfClient(client) is { } reason)
        {
            throw new DescriptionException($"The client cannot be called {client}: {reason}. Say another name by --client, such as {client}Client.");
        }

        return new GenerationSettings(ns)
        {
            Client = settings.Client,
            ClientIsWhole = !HasHandWrittenPart(output, settings.Client),
            Selection = OperationSelection.Parse(settings.Include ?? [], settings.Exclude ?? []),
            Repeatable = [.. (settings.Repeatable ?? []).Select(OperationPattern.Parse)],
        };
    }

    private static string Required(string? value, string option) =>
        string.IsNullOrWhiteSpace(value) ? throw new DescriptionException($"Say {option}, or put it into the settings file.") : value;

    private static bool HasHandWrittenPart(string folder, string? client) =>
        client is not null && Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) is { } above
        && File.Exists(Path.Combine(above, client + ".cs"));
}
