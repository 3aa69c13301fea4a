namespace Waldur.Client.Samples;

/// <summary>What the command line says.</summary>
internal sealed record PlanArguments
{
    public const string Usage = "Usage: SyncPlans [FILE] [--dry-run] [--sync NAME]. Without FILE and without KATELLO_URL, demo plans are made on a fake server.";

    /// <summary>The file with the plans; null where none is given.</summary>
    public string? File { get; private init; }

    /// <summary>The name of the plan that is synchronised in the end; none when left out.</summary>
    public string? Sync { get; private init; }

    /// <summary>Whether only to show the differences.</summary>
    public bool IsDryRun { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static PlanArguments? Parse(string[] args)
    {
        var arguments = new PlanArguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var argument))
        {
            switch (argument)
            {
                case "--help" or "-h":
                    return null;
                case "--dry-run":
                    arguments = arguments with { IsDryRun = true };
                    break;
                case "--sync":
                    arguments = arguments with { Sync = Input.Next(argument, rest) };
                    break;
                case var file when arguments.File is null && file.Length > 0 && !file.StartsWith('-'):
                    arguments = arguments with { File = file };
                    break;
                default:
                    throw Input.NotUnderstood(argument, Usage);
            }
        }

        return arguments;
    }
}
