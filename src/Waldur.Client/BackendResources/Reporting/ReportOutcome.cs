using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What became of one item of a reported inventory, or of one row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportOutcome>))]
public enum ReportOutcome
{
    /// <summary>The row was missing and has been created.</summary>
    Created,

    /// <summary>The row was there and equal.</summary>
    Unchanged,

    /// <summary>The row differed; a new one took its place.</summary>
    Replaced,

    /// <summary>The marketplace has the resource already; nothing was reported.</summary>
    Imported,

    /// <summary>The row's backend id is not in the inventory; it has been deleted.</summary>
    Deleted,

    /// <summary>The row repeated another one; it has been deleted.</summary>
    DuplicateDeleted,

    /// <summary>The marketplace has the row's resource already; the row has been deleted.</summary>
    ImportedDeleted,

    /// <summary>The response was lost, and look-ups did not show whether the row is there. The next report finds out.</summary>
    Uncertain,

    /// <summary>
    /// It is no longer as the comparison says that was carried out: nothing was sent for it, and the error says what has changed.
    /// </summary>
    Outdated,

    /// <summary>The report was cancelled before it came to this one.</summary>
    NotStarted,

    /// <summary>The item could not be brought in order; the error says why.</summary>
    Failed,
}
