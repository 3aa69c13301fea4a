using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>How one write of many ended.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum BulkWriteState
{
    /// <summary>The caller cancelled before it began.</summary>
    NotStarted,

    /// <summary>It succeeded: the server's response says so, or a look-up found its effect.</summary>
    Succeeded,

    /// <summary>Its response was lost, and look-ups within the server's time did not show the effect.</summary>
    Uncertain,

    /// <summary>It failed, and had no effect.</summary>
    Failed,
}
