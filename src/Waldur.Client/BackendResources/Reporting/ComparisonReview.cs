namespace Waldur.Client;

/// <summary>
/// Holds a comparison that was made earlier against what the server has now. What needs no sending any more is settled; what would
/// now do something else than what was reviewed is outdated.
/// </summary>
internal sealed class ComparisonReview
{
    private readonly InventoryComparison _earlier;
    private readonly Dictionary<string, ComparisonEntry> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ComparisonEntry> _rows = [];

    public ComparisonReview(InventoryComparison earlier, OfferingSnapshot snapshot)
    {
        _earlier = earlier;
        var items = earlier.Entries.Where(entry => entry.Item is not null && entry.Class is not (ComparisonClass.Conflict or ComparisonClass.Skipped));
        foreach (var entry in InventoryComparer.Compare(earlier.Offering, [.. items.Select(entry => entry.Item!)], snapshot).Entries)
        {
            if (entry.Item is not null)
            {
                _items.TryAdd(entry.BackendId, entry);
            }

            if (entry.Row is not null)
            {
                _rows.TryAdd(entry.Row.Uuid, entry);
            }
        }
    }

    public IEnumerable<ReportStep> ToSteps() => _earlier.Entries.Select(ToStep);

    private ReportStep ToStep(ComparisonEntry entry) => entry.Class switch
    {
        ComparisonClass.New or ComparisonClass.Unchanged or ComparisonClass.Changed or ComparisonClass.Imported => ToItemStep(entry, _items.GetValueOrDefault(entry.BackendId)),
        ComparisonClass.StaleRow or ComparisonClass.ImportedRow or ComparisonClass.DuplicateRow => ToRowStep(entry, _rows.GetValueOrDefault(entry.Row!.Uuid)),
        _ => new ReportStep(entry),
    };

    // What is imported or reported by now, as it should be, needs no word.
    private static ReportStep ToItemStep(ComparisonEntry earlier, ComparisonEntry? now) => now switch
    {
        null => Outdated(earlier, "Its backend id is not the same any more."),
        { Class: ComparisonClass.Imported or ComparisonClass.Unchanged or ComparisonClass.Skipped or ComparisonClass.Conflict } => new ReportStep(now),
        { Class: ComparisonClass.New } when earlier.Class == ComparisonClass.New => new ReportStep(now),
        { Class: ComparisonClass.Changed } when earlier.Class == ComparisonClass.Changed => ToChangedStep(earlier, now),
        { Class: ComparisonClass.New } when earlier.Class != ComparisonClass.Imported => Outdated(earlier, "Its row is gone since the comparison, and the marketplace does not have it."),
        { Class: ComparisonClass.Changed } when earlier.Class != ComparisonClass.Imported => Outdated(earlier, $"Since the comparison it has been reported otherwise: {now.Reason}"),
        _ => Outdated(earlier, $"The marketplace had it, and has it no more. {now.Reason}"),
    };

    private static ReportStep ToChangedStep(ComparisonEntry earlier, ComparisonEntry now) =>
        earlier.Row!.Uuid != now.Row!.Uuid ? Outdated(earlier, "Its row has been replaced by another one since the comparison.")
        : RowDifference.Describe(earlier.Row, now.Row) is { } difference ? Outdated(earlier, $"The {difference} of its row changed since the comparison.")
        : new ReportStep(now);

    private static ReportStep ToRowStep(ComparisonEntry earlier, ComparisonEntry? now) => now switch
    {
        null => Outdated(earlier, "The row is gone since the comparison."),
        _ when RowDifference.Describe(earlier.Row!, now.Row!) is { } difference => Outdated(earlier, $"The {difference} of the row changed since the comparison."),
        { Item: null } when now.Class == earlier.Class || now.Class == ComparisonClass.ImportedRow => new ReportStep(now),
        _ => Outdated(earlier, $"Since the comparison the row has become {now.Class}: {now.Reason}"),
    };

    private static ReportStep Outdated(ComparisonEntry entry, string reason) => new(entry) { Outdated = reason };
}
