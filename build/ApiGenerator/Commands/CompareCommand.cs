using System.CommandLine;
using ApiGenerator.Comparing;
using ApiGenerator.Reading;
using ApiGenerator.Selection;
using ApiGenerator.Settings;

namespace ApiGenerator.Commands;

/// <summary>Says what changed between two descriptions, and whether it breaks programs.</summary>
internal sealed class CompareCommand(TextWriter output, TextWriter error)
{
    private const string About = """
        Says what came, went or changed between two descriptions, breaking changes first.

        Status 0: nothing breaks. Status 1: something that is included breaks. Status 2: the comparison could not be made.
        """;

    private readonly Argument<string> _old = new("old") { Description = "The description that programs were written against: a file or an address." };
    private readonly Argument<string> _new = new("new") { Description = "The description to come." };
    private readonly SourceOptions _source = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "A settings file: its include and exclude patterns count where the command line has none, and so does its credential.", HelpName = "FILE",
    };

    public Command Create()
    {
        var command = new Command("compare", About) { _old, _new };
        _source.AddTo(command);
        command.Add(_settings);
        command.Add(_json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(error, () => RunAsync(parsed, cancellationToken), statusOfErrors: 2));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = new ToolSettings
        {
            TokenVariable = parsed.GetValue(_source.TokenVariable),
            TokenScheme = parsed.GetValue(_source.TokenScheme),
            Include = SourceOptions.List(parsed, _source.Include),
            Exclude = SourceOptions.List(parsed, _source.Exclude),
        };
        if (parsed.GetValue(_settings) is { } file)
        {
            settings = settings.Or(SettingsFile.Load(file));
        }

        var selection = OperationSelection.Parse(settings.Include ?? [], settings.Exclude ?? []);
        var old = await LoadAsync(parsed.GetValue(_old)!, settings, cancellationToken);
        var changed = await LoadAsync(parsed.GetValue(_new)!, settings, cancellationToken);
        var log = DescriptionComparison.Compare(old, changed, selection);
        await output.WriteAsync(parsed.GetValue(_json) ? ComparisonText.Json(log) : ComparisonText.Plain(log));
        return log.Entries.Any(entry => entry.Change.IsBreaking) ? 1 : 0;
    }

    private static Task<DescriptionFile> LoadAsync(string place, ToolSettings settings, CancellationToken cancellationToken) =>
        new DescriptionSource(place, settings.TokenVariable, settings.TokenScheme ?? DescriptionSource.DefaultScheme).LoadAsync(cancellationToken);
}
