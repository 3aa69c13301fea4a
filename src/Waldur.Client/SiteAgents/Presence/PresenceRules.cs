namespace Waldur.Client;

/// <summary>What is checked of an agent's presence as soon as it is given.</summary>
internal static class PresenceRules
{
    private const string OfficialPrefix = "agent-";

    public static Guid CheckedOffering(Guid offering, string argument)
    {
        Uuids.ThrowIfEmpty(offering, argument);
        return offering;
    }

    public static string CheckedText(string text, string argument) =>
        FieldRules.FindProblem(text, FieldRules.MaxTextLength) is { } problem ? throw new ArgumentException($"{argument} {problem}.", argument) : text;

    // Two agents under one identity would overwrite each other, and the second user gets a conflict; its own user would lose the official
    // agent's events. The server cuts white space off at both ends before it compares.
    public static string CheckedName(string name, string argument)
    {
        var stored = CheckedText(name, argument).AsSpan().Trim();
        return stored.StartsWith(OfficialPrefix, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(stored[OfficialPrefix.Length..], out _)
            ? throw new ArgumentException($"'{name}' is a name of the official agent: choose another one.", argument)
            : name;
    }
}
