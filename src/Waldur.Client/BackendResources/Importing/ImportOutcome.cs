using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What became of a backend resource that was to be imported.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportOutcome>))]
public enum ImportOutcome
{
    /// <summary>It is a marketplace resource now.</summary>
    Imported,

    /// <summary>The response was lost and the row is gone: it was imported, or somebody deleted it in the same moment.</summary>
    ProbablyImported,

    /// <summary>The offering has a resource with this backend id already.</summary>
    AlreadyImported,

    /// <summary>The offering is shared and no plan was given.</summary>
    PlanRequired,

    /// <summary>The row is no longer there: somebody else imported or deleted it.</summary>
    Gone,

    /// <summary>
    /// The response was lost and the row is still there: the import was lost, too, or is still under way. It was not sent
    /// again; importing once more, later, takes it up.
    /// </summary>
    Uncertain,

    /// <summary>
    /// The row, its offering or the plan with which it was to be imported is no longer as it was planned: nothing was sent for it, and
    /// the error says what has changed.
    /// </summary>
    Outdated,

    /// <summary>The import plan says that it cannot be imported: nothing was sent for it, and the error says why.</summary>
    Blocked,

    /// <summary>It could not be imported; the error says why.</summary>
    Failed,
}
