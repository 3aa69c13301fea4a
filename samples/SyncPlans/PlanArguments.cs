namespace Waldur.Client.Samples;

/// <summary>What the command line tells.</summary>
internal sealed record PlanArguments
{
    public const string Usage = "Usage: SyncPlans [FILE] [--dry-run] [--sync NAME, or the first plan of the file]";

    /// <summary>The file with the plans.</summary>
    public string File { get; private init; } = Path.Combine(AppContext.BaseDirectory, "plans.json");

    /// <summary>The name of the plan that is synchronised in the end; the first one's when left out.</summary>
    public string? Sync { get; private init; }

    /// <summary>Whether only to tell the differences.</summary>
    public bool IsDryRun { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static PlanArguments? Parse(string[] args)
    {
        var arguments = new PlanArguments();
        var hasFile = false;
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
                case var file when !hasFile && file.Length > 0 && !file.StartsWith('-'):
                    arguments = arguments with { File = file };
                    hasFile = true;
                    break;
                default:
                    throw Input.NotUnderstood(argument, Usage);
            }
        }

        return arguments;
    }
}
