using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What became of one item of a reported inventory, or of one row.</summary>
/// <param name="BackendId">The backend id.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Row">The row as it is on the server now, or was before it was deleted; null where none is known.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
public sealed record ReportedItem(string BackendId, ReportOutcome Outcome, BackendResource? Row = null, Exception? Error = null)
{
    /// <summary>The backend id and the outcome, with the first line of the error.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        Error is null ? $"{BackendId}: {Outcome}" : $"{BackendId}: {Outcome}, {Error.Message.Split('\n', 2)[0].TrimEnd()}";
}
