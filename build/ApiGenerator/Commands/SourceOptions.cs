using System.CommandLine;

namespace ApiGenerator.Commands;

/// <summary>Options that both commands have: how a server is asked, and which operations count.</summary>
internal sealed class SourceOptions
{
    public Option<string?> TokenVariable { get; } = new("--token-variable")
    {
        Description = "The environment variable that holds the credential for the server that a description is fetched from.", HelpName = "NAME",
    };

    public Option<string?> TokenScheme { get; } = new("--token-scheme")
    {
        Description = "The word before the credential in the Authorization header. [default: Token]", HelpName = "WORD",
    };

    public Option<string[]> Include { get; } = new("--include")
    {
        Description = "Only operations that this pattern matches: a path with * within a segment and ** for any segments, methods before it or without, "
            + "such as 'GET,HEAD /api/projects/**'. May be given several times.",
        HelpName = "PATTERN",
    };

    public Option<string[]> Exclude { get; } = new("--exclude")
    {
        Description = "No operation that this pattern matches. May be given several times.", HelpName = "PATTERN",
    };

    public void AddTo(Command command)
    {
        command.Add(Include);
        command.Add(Exclude);
        command.Add(TokenVariable);
        command.Add(TokenScheme);
    }

    /// <summary>The values of an option that may be given several times; null where it is not given.</summary>
    public static IReadOnlyList<string>? List(ParseResult parsed, Option<string[]> option) =>
        parsed.GetResult(option) is null ? null : parsed.GetValue(option);
}
