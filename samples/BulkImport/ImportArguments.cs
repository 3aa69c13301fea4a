using System.Globalization;

namespace Waldur.Client.Samples;

/// <summary>What the command line and the environment ask of the import.</summary>
internal sealed record ImportArguments
{
    public const string Usage =
        "Usage: BulkImport [--offering UUID] [--plan NAME|UUID, or WALDUR_PLAN, where an offering has several plans] [--parallelism 1-64] [--dry-run]";

    /// <summary>The offering whose backend resources are imported; all offerings when left out.</summary>
    public Guid? Offering { get; private init; }

    /// <summary>The name or the uuid of the plan; the only one of each offering when left out.</summary>
    public string? Plan { get; private init; }

    /// <summary>How many imports run at once; as many as the server takes when left out.</summary>
    public Concurrency Parallelism { get; private init; } = Concurrency.Adaptive;

    /// <summary>Whether to plan only.</summary>
    public bool IsDryRun { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static ImportArguments? Parse(string[] args)
    {
        var arguments = new ImportArguments { Plan = ServerSettings.Read("WALDUR_PLAN") };
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            switch (name)
            {
                case "--help" or "-h":
                    return null;
                case "--offering":
                    arguments = arguments with { Offering = Input.Uuid(name, Input.Next(name, rest)) };
                    break;
                case "--plan":
                    arguments = arguments with { Plan = Input.Next(name, rest) };
                    break;
                case "--parallelism":
                    arguments = arguments with { Parallelism = Number(name, Input.Next(name, rest)) };
                    break;
                case "--dry-run":
                    arguments = arguments with { IsDryRun = true };
                    break;
                default:
                    throw Input.NotUnderstood(name, Usage);
            }
        }

        return arguments;
    }

    public ImportPlanOptions ToPlanOptions() => Guid.TryParse(Plan, out var uuid)
        ? new ImportPlanOptions { Plan = uuid, Concurrency = Parallelism }
        : new ImportPlanOptions { PlanName = Plan, Concurrency = Parallelism };

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 64
            ? number
            : throw new SampleException($"{name}: '{text}' is no number from 1 to 64.");
}
