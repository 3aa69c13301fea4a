using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>
/// What the backend holds, what has been reported, and what the marketplace has, side by side: everything is in exactly one
/// class. A picture of one moment: what changes afterwards is noticed when it is reported.
/// </summary>
[JsonConverter(typeof(InventoryComparisonConverter))]
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
    /// Why the marketplace's resources could not be read, so that what is imported cannot be distinguished from what is importable;
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
    /// The comparison as JSON, to be reviewed, edited and carried out later, perhaps by another program: see
    /// <see cref="Parse"/>. It is an object with <c>kind</c> (<c>waldur.inventory-comparison</c>), <c>version</c> (1),
    /// <c>offering</c>, <c>marketplace_problem</c>, <c>counts</c> by class, and <c>entries</c>. Each entry has <c>class</c>,
    /// <c>backend_id</c>, <c>name</c> and <c>reason</c>, and, where it is about one, <c>item</c> (<c>backend_id</c>,
    /// <c>name</c>, <c>project</c>, <c>metadata</c>, <c>problem</c>), <c>row</c> (<c>uuid</c>, <c>offering</c>,
    /// <c>backend_id</c>, <c>name</c>, <c>project</c>, <c>metadata</c>) and <c>resource</c> (<c>uuid</c>, <c>backend_id</c>,
    /// <c>name</c>, <c>state</c>, <c>project</c>). These names stay.
    /// </summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => ComparisonJson.Format(this);

    /// <summary>
    /// Reads what <see cref="ToJson"/> wrote. An entry that was taken out is left alone when the comparison is carried out; of an
    /// item, name, project and metadata may have been changed.
    /// </summary>
    /// <param name="json">The JSON; comments and trailing commas are allowed, and what is not known is left out.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="FormatException">The text is no such comparison, or that of a newer version; the message says where.</exception>
    public static InventoryComparison Parse(string json) => ComparisonJson.Read(DocumentText.Parse(json, ComparisonJson.Kind));

    /// <summary>The number of entries of each class that occurs.</summary>
    /// <returns>For example <c>3 New, 2 Unchanged</c>.</returns>
    public override string ToString() => Entries.Count == 0
        ? "nothing on either side"
        : string.Join(", ", Entries.GroupBy(entry => entry.Class).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
