using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// What an import would do with each row, and with which plan of its offering: made by
/// <see cref="IBackendResources.PlanImportAsync(BackendResourcesQuery?, ImportPlanOptions?, CancellationToken)"/>, and carried
/// out by <see cref="IBackendResources.ImportAllAsync(ImportPlan, ImportOptions?, IProgress{ImportProgress}?, CancellationToken)"/>.
/// A picture of one moment: what has changed until it is carried out is noticed then, and reported.
/// </summary>
[JsonConverter(typeof(ImportPlanConverter))]
public sealed class ImportPlan
{
    /// <summary>Makes a plan; a test may, too.</summary>
    /// <param name="entries">What becomes of each row.</param>
    /// <param name="offerings">The offerings of the rows.</param>
    /// <exception cref="ArgumentException">A row occurs twice.</exception>
    public ImportPlan(IReadOnlyList<ImportPlanEntry> entries, IReadOnlyList<ImportPlanOffering> offerings)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(offerings);
        var rows = new HashSet<Guid>();
        if (entries.FirstOrDefault(entry => !rows.Add(entry.Source.Uuid)) is { } twice)
        {
            throw new ArgumentException($"The row {twice.Source.Uuid:N} occurs twice in the plan.", nameof(entries));
        }

        Entries = entries;
        Offerings = offerings;
    }

    /// <summary>What becomes of each row, in the order of the list.</summary>
    public IReadOnlyList<ImportPlanEntry> Entries { get; }

    /// <summary>The offerings of the rows.</summary>
    public IReadOnlyList<ImportPlanOffering> Offerings { get; }

    /// <summary>Whether carrying the plan out would import nothing.</summary>
    /// <returns>True where no row is ready.</returns>
    public bool IsSettled() => Entries.All(entry => entry.Class != ImportPlanClass.Ready);

    /// <summary>Counts the entries of a class.</summary>
    /// <param name="planClass">The class.</param>
    /// <returns>Their number.</returns>
    public int Count(ImportPlanClass planClass) => Entries.Count(entry => entry.Class == planClass);

    /// <summary>The plan as a table of text, one line an entry, and a last line that counts.</summary>
    /// <returns>Lines separated by line feeds.</returns>
    public string ToTable() => ImportPlanTable.Format(this);

    /// <summary>
    /// The plan as JSON, to be reviewed, edited and carried out later, perhaps by another program: see <see cref="Parse"/>. It
    /// is an object with <c>kind</c> (<c>waldur.import-plan</c>), <c>version</c> (1), <c>offerings</c> (each with <c>uuid</c>,
    /// <c>name</c>, <c>state</c>, <c>problem</c>), <c>counts</c> by class, and <c>entries</c>. Each entry has <c>class</c>,
    /// <c>backend_id</c>, <c>name</c>, <c>reason</c>, <c>plan</c> (the uuid or null), <c>plan_name</c>, <c>limits</c>, and
    /// <c>row</c> (<c>uuid</c>, <c>offering</c>, <c>backend_id</c>, <c>name</c>, <c>project</c>, <c>metadata</c>). These names stay.
    /// </summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => ImportPlanJson.Format(this);

    /// <summary>
    /// Reads what <see cref="ToJson"/> wrote. An entry that was taken out is not imported; its <c>plan</c> may have been changed, and
    /// its <c>class</c> set to <c>Ready</c> where a plan was missing. Everything is checked once more before it is sent.
    /// </summary>
    /// <param name="json">The JSON; comments and trailing commas are allowed, and what is not known is left out.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="FormatException">The text is no such plan, or that of a newer version; the message says where.</exception>
    public static ImportPlan Parse(string json) => ImportPlanJson.Read(DocumentText.Parse(json, ImportPlanJson.Kind));

    /// <summary>The number of entries of each class that occurs.</summary>
    /// <returns>For example <c>12 Ready, 1 PlanRequired</c>.</returns>
    public override string ToString() => Entries.Count == 0
        ? "nothing to import"
        : string.Join(", ", Entries.GroupBy(entry => entry.Class).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
