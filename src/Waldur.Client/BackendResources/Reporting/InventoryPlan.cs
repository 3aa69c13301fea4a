using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What has to be done to make the rows of an offering what an inventory says.</summary>
internal sealed class InventoryPlan
{
    /// <summary>One step for each item of the inventory, in its order.</summary>
    public List<ItemStep> Items { get; } = [];

    /// <summary>Rows to delete that belong to no item.</summary>
    public List<RowStep> Rows { get; } = [];

    public int StepCount => Items.Count + Rows.Count;

    public static InventoryPlan Make(IReadOnlyList<InventoryItem> inventory, IReadOnlyList<BackendResource> rows, bool deletesMissing)
    {
        var plan = new InventoryPlan();
        var rowsById = rows.ToLookup(row => row.BackendId ?? "", StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in inventory)
        {
            plan.Add(item, known.Add(item.Key), rowsById);
        }

        // What has no backend id was not made by a report.
        foreach (var row in rows.Where(row => deletesMissing && !string.IsNullOrEmpty(row.BackendId) && !known.Contains(row.BackendId)))
        {
            plan.Rows.Add(new RowStep(row, ReportOutcome.Deleted));
        }

        return plan;
    }

    private void Add(InventoryItem item, bool isFirst, ILookup<string, BackendResource> rowsById)
    {
        var problem = isFirst
            ? InventoryRules.FindProblem(item)
            : "The backend id occurs more than once in the inventory; the first item counts.";
        if (problem is not null)
        {
            Items.Add(new ItemStep(item, Problem: problem));
            return;
        }

        // The oldest stays: two agents that report at once must not each delete the row that the other keeps.
        var rows = rowsById[item.Key].OrderBy(row => row.Created).ThenBy(row => row.Uuid).ToList();
        var equal = rows.Find(item.Equals);
        Items.Add(new ItemStep(item, Equal: equal, Replaced: equal is null ? rows.FirstOrDefault() : null));
        var kept = equal ?? rows.FirstOrDefault();
        Rows.AddRange(rows.Where(row => row != kept).Select(row => new RowStep(row, ReportOutcome.DuplicateDeleted)));
    }

    internal sealed record ItemStep(InventoryItem Item, BackendResource? Equal = null, BackendResource? Replaced = null, string? Problem = null);

    internal sealed record RowStep(BackendResource Row, ReportOutcome Outcome);
}
