namespace Waldur.Client;

/// <summary>
/// What the backend holds, what has been reported, and what the marketplace has, side by side: everything is in exactly one
/// class. A picture of one moment: what changes afterwards is noticed when it is reported.
/// </summary>
public sealed class InventoryComparison
{
    /// <summary>Makes a comparison; a test may, too.</summary>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="entries">The resources of the backend in their order, then rows, then resources of the marketplace.</param>
    /// <param name="marketplaceProblem">Why the marketplace's resources could not be read; null where they could.</param>
    public InventoryComparison(Guid offering, IReadOnlyList<ComparisonEntry> entries, string? marketplaceProblem = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Offering = offering;
        Entries = entries;
        MarketplaceProblem = marketplaceProblem;
    }

    /// <summary>The offering's uuid.</summary>
    public Guid Offering { get; }

    /// <summary>The resources of the backend in their order, then rows, then resources of the marketplace.</summary>
    public IReadOnlyList<ComparisonEntry> Entries { get; }

    /// <summary>
    /// Why the marketplace's resources could not be read, so that what is imported cannot be told from what is importable;
    /// null where they could.
    /// </summary>
    public string? MarketplaceProblem { get; }

    /// <summary>Whether reporting would change nothing.</summary>
    /// <param name="deleteMissing">Whether stale rows would be deleted, as <see cref="ReportOptions.DeleteMissing"/> says.</param>
    /// <returns>True where there is nothing to do.</returns>
    public bool IsSettled(bool deleteMissing = false) => Entries.All(entry => entry.Class is not
        (ComparisonClass.New or ComparisonClass.Changed or ComparisonClass.ImportedRow or ComparisonClass.DuplicateRow)
        && !(deleteMissing && entry.Class == ComparisonClass.StaleRow));

    /// <summary>Counts the entries of a class.</summary>
    /// <param name="comparisonClass">The class.</param>
    /// <returns>Their number.</returns>
    public int Count(ComparisonClass comparisonClass) => Entries.Count(entry => entry.Class == comparisonClass);

    /// <summary>The comparison as a table of text, one line an entry, and a last line that counts.</summary>
    /// <returns>Lines separated by line feeds.</returns>
    public string ToTable() => ComparisonTable.Format(this);

    /// <summary>
    /// The comparison as JSON: an object with <c>offering</c>, <c>marketplace_problem</c>, <c>counts</c> by class, and
    /// <c>entries</c>, each with <c>class</c>, <c>backend_id</c>, <c>name</c>, <c>reason</c>, and <c>row</c> and
    /// <c>resource</c>, the uuids or null. These names stay.
    /// </summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => ComparisonJson.Format(this);

    /// <summary>The number of entries of each class that occurs.</summary>
    /// <returns>For example <c>3 New, 2 Unchanged</c>.</returns>
    public override string ToString() => Entries.Count == 0
        ? "nothing on either side"
        : string.Join(", ", Entries.GroupBy(entry => entry.Class).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
