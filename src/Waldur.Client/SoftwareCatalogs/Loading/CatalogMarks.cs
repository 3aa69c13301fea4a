using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// What the marks that a job leaves in a catalog mean, against those from before it. Only the server's own times are
/// compared with each other.
/// </summary>
internal sealed class CatalogMarks(SoftwareCatalog? before)
{
    private string _earlierErrors = before?.UpdateErrors ?? "";

    public SoftwareCatalog? Before => before;

    public bool HasStarted { get; private set; }

    /// <summary>Whether a job has left a mark since: a new catalog, or a new time of an attempt.</summary>
    public bool HasMark(SoftwareCatalog? now) => now is not null && (before is null || now.LastUpdateAttempt != before.LastUpdateAttempt);

    public WaitVerdict ToVerdict(SoftwareCatalog now)
    {
        if (now.LastUpdateAttempt is not { } attempt || attempt <= before?.LastUpdateAttempt)
        {
            return ToVerdictOfUnstarted(now);
        }

        HasStarted = true;
        if (now.LastSuccessfulUpdate >= attempt)
        {
            return WaitVerdict.Reached;
        }

        // A job that begins leaves the error text of an earlier one; only a new text is its own.
        return now.UpdateErrors.Length > 0 && now.UpdateErrors != _earlierErrors ? WaitVerdict.Failed : WaitVerdict.Continue;
    }

    private WaitVerdict ToVerdictOfUnstarted(SoftwareCatalog now)
    {
        if (before is null && now.UpdateErrors.Length > 0)
        {
            // A new catalog's errors can only be those of its import.
            return WaitVerdict.Failed;
        }

        // An earlier job may have ended meanwhile.
        _earlierErrors = now.UpdateErrors;
        return WaitVerdict.Continue;
    }
}
