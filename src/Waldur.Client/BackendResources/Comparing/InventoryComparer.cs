using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Sorts what the backend holds, what has been reported and what the marketplace has into classes.</summary>
internal sealed class InventoryComparer(OfferingSnapshot snapshot)
{
    private readonly List<ComparisonEntry> _items = [];
    private readonly List<ComparisonEntry> _rows = [];
    private readonly HashSet<Resource> _matched = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly ILookup<string, BackendResource> _rowsById = snapshot.Rows.ToLookup(row => row.BackendId ?? "", StringComparer.Ordinal);
    private readonly ILookup<string, Resource> _resourcesById = snapshot.Marketplace.Resources.ToLookup(resource => resource.BackendId?.Trim() ?? "", StringComparer.Ordinal);

    public static InventoryComparison Compare(Guid offering, IReadOnlyList<InventoryItem> inventory, OfferingSnapshot snapshot)
    {
        var comparer = new InventoryComparer(snapshot);
        foreach (var item in inventory)
        {
            comparer.Add(item);
        }

        comparer.AddOtherRows();
        comparer.AddOtherResources();
        return new InventoryComparison(offering, [.. comparer._items, .. comparer._rows], snapshot.Marketplace.Problem);
    }

    private void Add(InventoryItem item)
    {
        if (item is null)
        {
            _items.Add(new ComparisonEntry(ComparisonClass.Skipped, "", "", "The inventory holds a null."));
            return;
        }

        if (item.Key.Length > 0 && _known.Contains(item.Key))
        {
            _items.Add(Entry(ComparisonClass.Conflict, item, "The backend id occurs more than once in the inventory; the first item counts."));
            return;
        }

        // What the marketplace has needs no reporting, so it does not matter whether it could be.
        if (item.Key.Length > 0 && Find(item.Key) is { } resource)
        {
            _known.Add(item.Key);
            _matched.Add(resource);
            _items.Add(Entry(ComparisonClass.Imported, item, $"The marketplace has it, in state {resource.State}.") with { Resource = resource });
            _rows.AddRange(_rowsById[item.Key].Select(row => ImportedEntry(row, resource)));
            return;
        }

        if (InventoryRules.FindProblem(item) is { } problem)
        {
            _items.Add(Entry(ComparisonClass.Skipped, item, problem));
            Keep(item.Key);
            return;
        }

        _known.Add(item.Key);
        AddImportable(item);
    }

    // The oldest stays: two agents that report at once must not each delete the row that the other keeps.
    private void AddImportable(InventoryItem item)
    {
        var rows = _rowsById[item.Key].Order(RowAge.OldestFirst).ToList();
        var equal = rows.Find(item.Equals);
        var kept = equal ?? rows.FirstOrDefault();
        _items.Add(kept is null
            ? Entry(ComparisonClass.New, item, "It has not been reported.")
            : Entry(
                equal is null ? ComparisonClass.Changed : ComparisonClass.Unchanged,
                item,
                equal is null ? $"Its {item.DescribeDifference(kept)} changed since it was reported." : "It is reported as it is.") with { Row = kept });
        _rows.AddRange(rows.Where(row => row != kept).Select(row => Entry(ComparisonClass.DuplicateRow, row, "Another row has the same backend id.")));
    }

    // What cannot be reported is on the backend all the same: its row is not stale.
    private void Keep(string key)
    {
        if (key.Length > 0 && _known.Add(key))
        {
            _rows.AddRange(_rowsById[key].Select(row => Entry(ComparisonClass.OtherRow, row, "Its resource is on the backend, but cannot be reported as it is.")));
        }
    }

    private void AddOtherRows()
    {
        foreach (var row in snapshot.Rows.Where(row => string.IsNullOrEmpty(row.BackendId) || !_known.Contains(row.BackendId)))
        {
            _rows.Add(string.IsNullOrEmpty(row.BackendId) ? Entry(ComparisonClass.OtherRow, row, "It has no backend id: no report has made it.")
                : Find(row.BackendId) is { } resource ? ImportedEntry(row, resource)
                : Entry(ComparisonClass.StaleRow, row, "The backend does not hold its resource any more."));
        }
    }

    private void AddOtherResources() => _rows.AddRange(snapshot.Marketplace.Resources
        .Where(resource => !_matched.Contains(resource))
        .Select(resource => new ComparisonEntry(
            _known.Contains(resource.BackendId?.Trim() ?? "") ? ComparisonClass.Conflict : ComparisonClass.MissingOnBackend,
            resource.BackendId ?? "",
            resource.Name ?? "",
            string.IsNullOrWhiteSpace(resource.BackendId) ? $"It has no backend id, and is in state {resource.State}."
                : _known.Contains(resource.BackendId.Trim()) ? $"The marketplace has its backend id more than once; this one is in state {resource.State}."
                : $"The marketplace has it, in state {resource.State}, and the backend does not.")
        {
            Resource = resource,
        }));

    // One whose state is known counts more.
    private Resource? Find(string backendId) =>
        _resourcesById[backendId].FirstOrDefault(resource => resource.State is { IsKnown: true }) ?? _resourcesById[backendId].FirstOrDefault();

    // A state that is missing, or of a newer server, may as well be one in which the backend id is free: no row goes for it.
    private static ComparisonEntry ImportedEntry(BackendResource row, Resource resource) => resource.State is { IsKnown: true }
        ? Entry(ComparisonClass.ImportedRow, row, "The marketplace has its resource already.")
        : Entry(ComparisonClass.OtherRow, row, "The marketplace has its resource in a state that is not known.");

    private static ComparisonEntry Entry(ComparisonClass comparisonClass, InventoryItem item, string reason) =>
        new(comparisonClass, item.Key, item.Name?.Trim() ?? "", reason) { Item = item };

    private static ComparisonEntry Entry(ComparisonClass comparisonClass, BackendResource row, string reason) =>
        new(comparisonClass, row.BackendId ?? "", row.Name ?? "", reason) { Row = row };
}
