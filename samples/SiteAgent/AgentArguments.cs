using System.Globalization;

namespace Waldur.Client.Samples;

/// <summary>What the command line and the environment ask of the agent.</summary>
internal sealed record AgentArguments
{
    public const string Usage =
        "Usage: SiteAgent [INVENTORY.json] [--offering UUID] [--poll SECONDS] [--journal FILE] [--once] [--only-agent] [--delete-missing] [--polling] "
        + "[--command PROGRAM [ARGUMENT...]]; the options are for the server of WALDUR_URL and WALDUR_TOKEN, and WALDUR_OFFERING may name the "
        + "offering. The command takes the place of the file, prints JSON lines, and comes last.";

    public InventoryInput Inventory { get; private init; } = new();

    /// <summary>The offering whose requests are served; needed unless the server is a fake one.</summary>
    public Guid? Offering { get; private init; }

    public TimeSpan Poll { get; private init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the agent notes what it has claimed. Every agent needs a journal of its own.</summary>
    public string Journal { get; private init; } = "site-agent.claims";

    /// <summary>Whether to end when nothing is pending.</summary>
    public bool Once { get; private init; }

    /// <summary>Whether no other agent serves the offering: whatever is being processed is then this agent's to recover.</summary>
    public bool IsOnlyAgent { get; private init; }

    /// <summary>Whether rows of the offering that are not in the inventory are deleted. An inventory that was emptied by mistake would empty the offering.</summary>
    public bool DeleteMissing { get; private init; }

    /// <summary>
    /// Whether the agent polls only. Otherwise it registers for the server's events, which wake it; an official agent that runs under the
    /// same account would hear none any more.
    /// </summary>
    public bool IsPolling { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static AgentArguments? Parse(string[] args)
    {
        var offering = ServerSettings.Read("WALDUR_OFFERING");
        var arguments = new AgentArguments { Offering = offering is null ? null : Input.Uuid("WALDUR_OFFERING", offering) };
        var hasInventory = false;
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
                case "--poll":
                    arguments = arguments with { Poll = Seconds(name, Input.Next(name, rest)) };
                    break;
                case "--journal":
                    arguments = arguments with { Journal = Input.Next(name, rest) };
                    break;
                case "--once":
                    arguments = arguments with { Once = true };
                    break;
                case "--only-agent":
                    arguments = arguments with { IsOnlyAgent = true };
                    break;
                case "--polling":
                    arguments = arguments with { IsPolling = true };
                    break;
                case "--delete-missing":
                    arguments = arguments with { DeleteMissing = true };
                    break;
                case "--command":
                    arguments = arguments with { Inventory = new InventoryInput { Command = [Input.Next(name, rest), .. rest] } };
                    return arguments;
                case var _ when name.StartsWith('-') || name.Length == 0 || hasInventory:
                    throw Input.NotUnderstood(name, Usage);
                default:
                    arguments = arguments with { Inventory = new InventoryInput { File = name } };
                    hasInventory = true;
                    break;
            }
        }

        return arguments;
    }

    private static TimeSpan Seconds(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.1 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new SampleException($"{name}: '{text}' is no number of seconds from 0.1 to 86400.");
}
