using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>What becomes of the items under way when the caller cancels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum BulkCancellation
{
    /// <summary>They are carried out to their end, so that none of their outcomes is unknown.</summary>
    FinishStarted = 0,

    /// <summary>Their token is cancelled.</summary>
    CancelStarted = 1,
}
