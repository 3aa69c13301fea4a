namespace Waldur.Client.Core;

/// <summary>The lists that servers put into the text of a message: valid states, missing permissions.</summary>
internal static class SaidLists
{
    private const int Limit = 100;

    public static IReadOnlyList<string> ValidStates(string? text) => After(text, "Valid states for operation:", static c => c is not ('.' or ';' or '\n'));

    // "Missing one of the required permissions: a, b" and "Potential missing permissions: a".
    public static IReadOnlyList<string> MissingPermissions(string? text) =>
        text is not null && text.Contains("missing", StringComparison.OrdinalIgnoreCase)
            ? After(text, "permissions:", static c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '-' or ',' or ' ')
            : [];

    private static string[] After(string? text, string lead, Func<char, bool> belongs)
    {
        var start = text?.IndexOf(lead, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return [];
        }

        var end = start += lead.Length;
        while (end < text!.Length && belongs(text[end]))
        {
            end++;
        }

        return [.. text[start..end].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static item => item.TrimEnd('.', ':').TrimEnd())
            .Where(static item => item.Length > 0)
            .Take(Limit)];
    }
}
