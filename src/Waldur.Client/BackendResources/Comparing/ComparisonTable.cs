namespace Waldur.Client;

/// <summary>Writes a comparison as a table of text.</summary>
internal static class ComparisonTable
{
    public static string Format(InventoryComparison comparison)
    {
        var text = TextTable.Format(
            ["Class", "Backend id", "Name", "Reason"],
            comparison.Entries.Select(entry => new[] { entry.Class.ToString(), entry.BackendId, entry.Name, entry.Reason }));
        if (comparison.MarketplaceProblem is { } problem)
        {
            text.Append(problem).Append('\n');
        }

        return text.Append(comparison).ToString();
    }
}
