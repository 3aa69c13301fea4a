using System.CommandLine;
using ApiGenerator.Checking;
using ApiGenerator.Reading;
using ApiGenerator.Settings;

namespace ApiGenerator.Commands;

/// <summary>Generates a client, or checks that it is what a description gives.</summary>
internal sealed class GenerateCommand(TextWriter output, TextWriter error)
{
    private readonly Argument<string?> _description = new("description")
    {
        Description = "The OpenAPI description: a file of YAML or JSON, the address of one, or a Waldur server's address. What the settings file says when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly SourceOptions _source = new();
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The folder of the generated files.", HelpName = "FOLDER" };
    private readonly Option<string?> _namespace = new("--namespace", "-n") { Description = "The namespace of the generated types.", HelpName = "NAME" };
    private readonly Option<string?> _client = new("--client", "-c")
    {
        Description = "The client class, such as OrdersClient. A file NAME.cs in the folder above the output is its hand-written part, with the constructors and the IApiClient as _client.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _repeatable = new("--repeatable")
    {
        Description = "Operations that may be sent twice without harm, so that they are retried after a lost response; reads always are. May be given several times.",
        HelpName = "PATTERN",
    };

    private readonly Option<string?> _settings = new("--settings") { Description = $"The settings file. [default: {SettingsFile.DefaultName}]", HelpName = "FILE" };
    private readonly Option<bool> _save = new("--save") { Description = "Write the settings of this run to the settings file, so that 'waldur-generate' alone repeats it." };
    private readonly Option<string?> _lock = new("--lock") { Description = $"The lock file. [default: {LockFile.DefaultName} in the output]", HelpName = "FILE" };
    private readonly Option<string?> _bundle = new("--bundle") { Description = "Where to write the description as normalised JSON.", HelpName = "FILE" };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; status 1, and the names of the files, when some differ from what they should be." };

    public void AddTo(RootCommand root)
    {
        root.Add(_description);
        foreach (var option in new Option[] { _output, _namespace, _client })
        {
            root.Add(option);
        }

        _source.AddTo(root);
        foreach (var option in new Option[] { _repeatable, _settings, _save, _check, _lock, _bundle })
        {
            root.Add(option);
        }

        root.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(error, () => RunAsync(parsed, cancellationToken)));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var place = parsed.GetValue(_settings) ?? SettingsFile.DefaultName;
        var settings = Settings(parsed, place);
        var run = await GenerationRun.CreateAsync(settings, cancellationToken);
        run.Result.Report.ToList().ForEach(error.WriteLine);
        if (parsed.GetValue(_check))
        {
            var differences = Difference.Find(run.Folder, run.Artifacts);
            differences.ForEach(error.WriteLine);
            return differences.Count == 0 ? 0 : 1;
        }

        run.ThrowIfInTheWay();
        run.Folder.Strangers(run.Artifacts).ForEach(path => error.WriteLine($"{path} is left alone: it begins as generated files do, but no earlier run wrote it."));
        run.Folder.Write(run.Artifacts);
        if (parsed.GetValue(_save))
        {
            await File.WriteAllTextAsync(place, SettingsFile.Text(settings, place), cancellationToken);
        }

        await output.WriteLineAsync($"{run.Result.Files.Count} files in {settings.Output}, {run.Result.Report.Count} lines reported.");
        return 0;
    }

    // With a description on the command line, the file counts only where it is named or written.
    private ToolSettings Settings(ParseResult parsed, string place)
    {
        var given = new ToolSettings
        {
            Description = parsed.GetValue(_description),
            TokenVariable = parsed.GetValue(_source.TokenVariable),
            TokenScheme = parsed.GetValue(_source.TokenScheme),
            Output = parsed.GetValue(_output),
            Namespace = parsed.GetValue(_namespace),
            Client = parsed.GetValue(_client),
            Include = SourceOptions.List(parsed, _source.Include),
            Exclude = SourceOptions.List(parsed, _source.Exclude),
            Repeatable = SourceOptions.List(parsed, _repeatable),
            Lock = parsed.GetValue(_lock),
            Bundle = parsed.GetValue(_bundle),
        };
        var isNew = parsed.GetValue(_save) && !File.Exists(place);
        var isRemembered = given.Description is null || (parsed.GetValue(_settings) is not null && !isNew);
        if (isRemembered && !File.Exists(place))
        {
            throw new DescriptionException(parsed.GetValue(_settings) is null
                ? $"There is neither a description on the command line nor a {SettingsFile.DefaultName} in this folder; 'waldur-generate --help' shows examples."
                : $"{place} does not exist.");
        }

        return isRemembered ? given.Or(SettingsFile.Load(place)) : given;
    }
}
