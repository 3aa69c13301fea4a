namespace Waldur.Client.Katello;

/// <summary>Puts what ensuring a plan has done into one line.</summary>
internal static class EnsureText
{
    public static string Of(EnsureResult result)
    {
        var parts = result.Differences.Select(difference => difference.ToString())
            .Concat(result.ProductsAdded.Select(id => $"+ product {id}{From(result, id)}"))
            .Concat(result.ProductsRemoved.Select(id => $"- product {id}{(result.ProductsPruned.Contains(id) ? " (pruned: it has no repositories)" : "")}"))
            .Concat(result.NotStored.Select(field => $"! {field} not stored"))
            .Concat(result.ProductsNotDone.Select(id => $"! product {id} not done{Why(result, id)}"))
            .Concat(result.ProductNamesNotFound.Select(name => $"! product '{name}' not found"))
            .Concat(result.NotComparable.Select(field => $"? {field} not comparable"));
        var text = string.Join(", ", parts);
        var outcome = result.IsDryRun && result.Outcome != EnsureOutcome.Unchanged ? $"would be {result.Outcome}" : result.Outcome.ToString();
        return text.Length == 0 ? outcome : $"{outcome} ({text})";
    }

    private static string From(EnsureResult result, int id) => result.ProductsMovedFrom.TryGetValue(id, out var plan) ? $" (from plan {plan})" : "";

    private static string Why(EnsureResult result, int id) => result.ProductProblems.TryGetValue(id, out var why) ? $": {why}" : "";
}
