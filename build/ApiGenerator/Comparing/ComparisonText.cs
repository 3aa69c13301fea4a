using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ApiGenerator.Comparing;

/// <summary>A comparison for people, and for programs.</summary>
internal static class ComparisonText
{
    private const int MaxOperations = 2;

    public static string Plain(ChangeLog log)
    {
        var (breaking, others) = (log.Entries.Where(entry => entry.Change.IsBreaking).ToList(), log.Entries.Where(entry => !entry.Change.IsBreaking).ToList());
        if (breaking.Count + others.Count == 0)
        {
            return "Nothing changed.\n";
        }

        var text = new StringBuilder();
        Append(text, "Breaking", breaking);
        Append(text, "Other changes", others);
        return text.Append(CultureInfo.InvariantCulture, $"{Count(breaking.Count + others.Count)}, {breaking.Count} of them breaking.\n").ToString();
    }

    public static string Json(ChangeLog log)
    {
        var changes = log.Entries.Select(entry => (JsonNode)new JsonObject
        {
            ["breaking"] = entry.Change.IsBreaking,
            ["kind"] = entry.Change.Kind,
            ["what"] = entry.Change.What,
            ["place"] = entry.Change.Place,
            ["direction"] = entry.Change.Direction?.ToString().ToLowerInvariant(),
            ["text"] = entry.Change.Text,
            ["operations"] = new JsonArray([.. entry.Operations.Select(operation => (JsonNode)operation)]),
        }).ToArray();
        return NormalisedJson.Text(new JsonObject
        {
            ["breaking"] = log.Entries.Count(entry => entry.Change.IsBreaking),
            ["total"] = log.Entries.Count,
            ["changes"] = new JsonArray(changes),
        });
    }

    private static string Count(int changes) => changes == 1 ? "1 change" : string.Create(CultureInfo.InvariantCulture, $"{changes} changes");

    private static void Append(StringBuilder text, string title, List<(Change Change, IReadOnlyList<string> Operations)> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        text.Append(title).Append(":\n");
        foreach (var (change, operations) in entries)
        {
            var direction = change.Direction is { } way && !change.Place.Contains(": ", StringComparison.Ordinal) ? $" ({way.ToString().ToLowerInvariant()})" : "";
            text.Append("  ").Append(change.Place).Append(direction).Append(' ').Append(change.Text).Append(Where(change, operations)).Append('\n');
        }

        text.Append('\n');
    }

    // A place within an operation names it already.
    private static string Where(Change change, IReadOnlyList<string> operations)
    {
        if (operations.All(operation => change.Place.StartsWith(operation, StringComparison.Ordinal)))
        {
            return "";
        }

        var more = operations.Count - MaxOperations;
        var names = string.Join(", ", operations.Take(MaxOperations));
        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $" [{names} and {more} more]") : $" [{names}]";
    }
}
