using System.Text.RegularExpressions;

namespace Waldur.Client.Samples;

/// <summary>Reads what a user typed, and says clearly what cannot be used.</summary>
internal static partial class Input
{
    /// <summary>The value that follows an option.</summary>
    /// <exception cref="SampleException">There is none.</exception>
    public static string Next(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0 && !value.StartsWith("--", StringComparison.Ordinal)
            ? value
            : throw new SampleException($"{option} needs a value.");

    /// <summary>A uuid, with or without dashes.</summary>
    /// <exception cref="SampleException">The text is none.</exception>
    public static Guid Uuid(string name, string text) =>
        Guid.TryParse(text, out var uuid) && uuid != Guid.Empty ? uuid : throw new SampleException($"{name}: '{text}' is no uuid.");

    /// <summary>What is wrong, without the parameter's name that the framework adds: the user of a program has no parameters.</summary>
    public static string Describe(ArgumentException error) => ParameterName().Replace(error.Message, "");

    /// <summary>What to throw for an argument that is none of the program's.</summary>
    public static SampleException NotUnderstood(string argument, string usage) => new($"Not understood: '{argument}'. {usage}");

    [GeneratedRegex(@" \(Parameter '\w+'\)$", RegexOptions.None, 1000)]
    private static partial Regex ParameterName();
}
