namespace Waldur.Client.Samples;

/// <summary>What the command line and the environment say.</summary>
internal sealed record ReportArguments
{
    public const string Usage =
        "Usage: InventoryReport [INVENTORY.json] [--offering UUID, or WALDUR_OFFERING] [--json | --apply [--watch]] [--delete-missing] [--from FILE] "
        + "[--plan [--choose NAME|UUID]] [--command PROGRAM [ARGUMENT...]]. It compares the inventory with what was reported and imported; --apply "
        + "reports what the comparison says, and with --watch again whenever the inventory has changed, until it is stopped. With --plan it plans, for staff, the import of what was reported; --apply carries that out. --json "
        + "prints either for a review, and --from takes it, reviewed and edited, in place of a new one. The command takes the place of the inventory's "
        + "file, prints JSON lines, and comes last.";

    public InventoryInput Inventory { get; private init; } = new();

    public Guid? Offering { get; init; }

    public bool Json { get; private init; }

    public bool Apply { get; private init; }

    /// <summary>Whether to report again whenever the inventory has changed.</summary>
    public bool Watch { get; private init; }

    public bool DeleteMissing { get; init; }

    /// <summary>Whether it is about the import.</summary>
    public bool Plan { get; private init; }

    /// <summary>The name or uuid of the offering's plan; the only one when left out.</summary>
    public string? Choice { get; private init; }

    /// <summary>The file with a comparison or an import plan.</summary>
    public string? From { get; private init; }

    /// <summary>Whether one step is asked for, and not the whole job.</summary>
    public bool IsStep => Json || Apply || Plan || From is not null;

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static ReportArguments? Parse(string[] args)
    {
        var offering = ServerSettings.Read("WALDUR_OFFERING");
        var arguments = new ReportArguments { Offering = offering is null ? null : Input.Uuid("WALDUR_OFFERING", offering) };
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            if (name is "--help" or "-h")
            {
                return null;
            }

            arguments = arguments.With(name, rest);
        }

        return arguments switch
        {
            { Json: true, Apply: true } => throw new SampleException("--json prints what would be done, and --apply does it: give one of them."),
            { Choice: not null, Plan: false } => throw new SampleException("--choose names the plan of an import: give --plan, too."),
            { Watch: true, Apply: false } or { Watch: true, Plan: true } or { Watch: true, From: not null } =>
                throw new SampleException("--watch reports whenever the inventory has changed: give --apply, too, and neither --plan nor --from."),
            _ => arguments,
        };
    }

    private ReportArguments With(string name, Queue<string> rest) => name switch
    {
        "--offering" => this with { Offering = Input.Uuid(name, Input.Next(name, rest)) },
        "--json" => this with { Json = true },
        "--apply" => this with { Apply = true },
        "--watch" => this with { Watch = true },
        "--delete-missing" => this with { DeleteMissing = true },
        "--plan" => this with { Plan = true },
        "--choose" => this with { Choice = Input.Next(name, rest) },
        "--from" => this with { From = Input.Next(name, rest) },
        "--command" => this with { Inventory = new InventoryInput { Command = [Input.Next(name, rest), .. Drain(rest)] } },
        _ when name.StartsWith('-') || name.Length == 0 || Inventory != new InventoryInput() => throw Input.NotUnderstood(name, Usage),
        _ => this with { Inventory = new InventoryInput { File = name } },
    };

    private static string[] Drain(Queue<string> rest)
    {
        string[] all = [.. rest];
        rest.Clear();
        return all;
    }
}
