using System.CommandLine;
using ApiGenerator.Checking;
using ApiGenerator.Naming;
using ApiGenerator.Reading;

namespace ApiGenerator;

/// <summary>The command line.</summary>
internal static class CommandLine
{
    private static readonly Argument<string> Description = new("description") { Description = "The OpenAPI description, YAML or JSON." };
    private static readonly Option<string> Output = new("--output") { Description = "The folder of the generated files.", Required = true };
    private static readonly Option<string> Namespace = new("--namespace") { Description = "The namespace of the generated types.", Required = true };
    private static readonly Option<string?> Client = new("--client") { Description = "The client class that gets the first builders as properties. A file NAME.cs in the folder above the output is its hand-written part, with the constructors and the IApiClient as _client." };
    private static readonly Option<string?> Lock = new("--lock") { Description = "The lock file to write." };
    private static readonly Option<string?> Bundle = new("--bundle") { Description = "Where to write the description as normalised JSON." };
    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; fail when something differs from what it should be." };

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Generates C# from an OpenAPI description.") { Description, Output, Namespace, Client, Lock, Bundle, Check };
        root.SetAction(parsed => Generate(parsed, output, error));
        return root.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static int Generate(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var ns = parsed.GetValue(Namespace)!;
        var client = parsed.GetValue(Client);
        if (!ns.Split('.').All(Identifier.IsLegal) || (client is not null && !Identifier.IsLegal(client)))
        {
            error.WriteLine("The namespace and the client must be names of C#.");
            return 1;
        }

        try
        {
            var description = DescriptionFile.Load(parsed.GetValue(Description)!);
            var folder = parsed.GetValue(Output)!;
            var result = Generation.Run(description, ns, client, clientIsWhole: !HasHandWrittenPart(folder, client));
            foreach (var line in result.Report)
            {
                error.WriteLine(line);
            }

            var artifacts = Artifacts(parsed, description, result, folder);
            if (!parsed.GetValue(Check))
            {
                OutputFolder.Write(folder, artifacts);
                output.WriteLine($"{result.Files.Count} files in {folder}, {result.Report.Count} lines reported.");
                return 0;
            }

            var differences = Difference.Find(folder, artifacts);
            differences.ForEach(error.WriteLine);
            return differences.Count == 0 ? 0 : 1;
        }
        catch (Exception exception) when (exception is DescriptionException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(DescriptionFile.OneLine(exception.Message));
            return 1;
        }
    }

    private static bool HasHandWrittenPart(string folder, string? client) =>
        client is not null && Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) is { } above
        && File.Exists(Path.Combine(above, client + ".cs"));

    private static List<Artifact> Artifacts(ParseResult parsed, DescriptionFile description, GenerationResult result, string folder)
    {
        var artifacts = result.Files.Select(file => new Artifact(Path.Combine(folder, file.Path), file.Text)).ToList();
        if (parsed.GetValue(Lock) is { } lockFile)
        {
            artifacts.Add(new Artifact(lockFile, LockFile.Text(description, parsed.GetValue(Namespace)!, parsed.GetValue(Client))));
        }

        if (parsed.GetValue(Bundle) is { } bundle)
        {
            artifacts.Add(new Artifact(bundle, NormalisedJson.Text(description.Tree)));
        }

        return artifacts;
    }
}
