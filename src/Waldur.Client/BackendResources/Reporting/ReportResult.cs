using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What became of one item of a reported inventory, or of one row.</summary>
/// <param name="BackendId">The backend id.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Row">The row as it is on the server now, or was before it was deleted; null where none is known.</param>
/// <param name="Error">Why it failed or is uncertain; null where neither is so. Not serialized; <see cref="Reason"/> is.</param>
public sealed record ReportResult(
    string BackendId,
    ReportOutcome Outcome,
    BackendResource? Row = null,
    [property: JsonIgnore] Exception? Error = null)
{
    /// <summary>The first line of the error's message; null where there is none.</summary>
    public string? Reason => FailureText.ReasonOf(Error);

    /// <summary>The backend id and the outcome, with the first line of the error.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Reason is null ? $"{BackendId}: {Outcome}" : $"{BackendId}: {Outcome}, {Reason}";
}
