namespace Waldur.Client;

/// <summary>What became of one item of a reported inventory, or of one row.</summary>
public enum ReportOutcome
{
    /// <summary>The row was missing and has been created.</summary>
    Created,

    /// <summary>The row was there and equal.</summary>
    Unchanged,

    /// <summary>The row differed; a new one took its place.</summary>
    Replaced,

    /// <summary>The row's backend id is not in the inventory; it has been deleted.</summary>
    Deleted,

    /// <summary>The row repeated another one; it has been deleted.</summary>
    DuplicateDeleted,

    /// <summary>The item could not be brought in order; the error says why.</summary>
    Failed,
}
