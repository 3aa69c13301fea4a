using System.Globalization;

namespace Waldur.Client.Samples;

/// <summary>What the command line asks of the program.</summary>
internal sealed record SyncArguments
{
    public const string Usage = "Usage: RemoteSync [SYNCHRONISATIONS.json] [--parallelism 1-16]";

    /// <summary>The file that says which synchronisations there are to be.</summary>
    public string File { get; private init; } = Path.Combine(AppContext.BaseDirectory, "synchronisations.json");

    /// <summary>How many run at once.</summary>
    public int Parallelism { get; private init; } = 1;

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static SyncArguments? Parse(string[] args)
    {
        var arguments = new SyncArguments();
        var hasFile = false;
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            switch (name)
            {
                case "--help" or "-h":
                    return null;
                case "--parallelism":
                    arguments = arguments with { Parallelism = Number(name, Input.Next(name, rest)) };
                    break;
                case var _ when name.StartsWith('-') || name.Length == 0 || hasFile:
                    throw Input.NotUnderstood(name, Usage);
                default:
                    arguments = arguments with { File = name };
                    hasFile = true;
                    break;
            }
        }

        return arguments;
    }

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 16
            ? number
            : throw new SampleException($"{name}: '{text}' is no number from 1 to 16.");
}
