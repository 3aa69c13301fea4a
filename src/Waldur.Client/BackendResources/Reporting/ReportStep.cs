using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>One thing that a report does, and what becomes of it.</summary>
internal sealed class ReportStep(ComparisonEntry entry)
{
    public ComparisonEntry Entry => entry;

    /// <summary>The row that is deleted, or superseded by the one that is created.</summary>
    public BackendResource? Row => entry.Row;

    /// <summary>Why it is no longer as the comparison says, so that nothing may be sent for it; null where it is.</summary>
    public string? Outdated { get; init; }

    /// <summary>What became of it; null while it has not ended.</summary>
    public ReportResult? Result { get; set; }

    /// <summary>Whether the row that is superseded is gone by now.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>Whether another agent was faster, so that there is nothing to say.</summary>
    public bool IsMoot { get; set; }
}
