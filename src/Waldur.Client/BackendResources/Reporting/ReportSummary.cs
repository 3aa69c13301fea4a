using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What became of a reported inventory.</summary>
public sealed class ReportSummary
{
    /// <summary>Makes a summary; a test may, too.</summary>
    /// <param name="results">What became of each item: first those of the inventory in its order, then rows.</param>
    /// <param name="marketplaceProblem">Why the marketplace's resources could not be read; null where they could.</param>
    /// <param name="verificationError">What kept the last look-up from being made; null where nothing did.</param>
    public ReportSummary(IReadOnlyList<ReportResult> results, string? marketplaceProblem = null, Exception? verificationError = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
        MarketplaceProblem = marketplaceProblem;
        VerificationError = verificationError;
    }

    /// <summary>What became of each item: first those of the inventory in its order, then rows.</summary>
    public IReadOnlyList<ReportResult> Results { get; }

    /// <inheritdoc cref="InventoryComparison.MarketplaceProblem"/>
    public string? MarketplaceProblem { get; }

    /// <summary>
    /// What kept the report's last look-up from being made, in which it removes rows that were made twice at the same moment;
    /// null where nothing did. The next report removes them. Not serialized; <see cref="VerificationProblem"/> is.
    /// </summary>
    [JsonIgnore]
    public Exception? VerificationError { get; }

    /// <summary>The first line of <see cref="VerificationError"/>'s message; null where there is none.</summary>
    public string? VerificationProblem => FailureText.ReasonOf(VerificationError);

    /// <summary>The results that failed, are uncertain, or are outdated.</summary>
    [JsonIgnore]
    public IEnumerable<ReportResult> Failures =>
        Results.Where(result => result.Outcome is ReportOutcome.Failed or ReportOutcome.Uncertain or ReportOutcome.Outdated);

    /// <summary>Whether anything on the server was changed.</summary>
    [JsonIgnore]
    public bool HasChanges => Results.Any(result => result.Outcome is not (ReportOutcome.Unchanged or ReportOutcome.Imported or ReportOutcome.Failed or ReportOutcome.Outdated or ReportOutcome.NotStarted));

    /// <summary>Counts the results of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Their number.</returns>
    public int Count(ReportOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>Throws if any item failed, is uncertain, or is outdated. In an agent's handler this fails the request, so that staff see it.</summary>
    /// <returns>This summary.</returns>
    /// <exception cref="ReportException">At least one item failed, is uncertain, or is outdated.</exception>
    public ReportSummary EnsureNoFailures() => Failures.Any() ? throw new ReportException(this) : this;

    /// <summary>The number of results of each outcome that occurs.</summary>
    /// <returns>For example <c>3 Created, 2 Unchanged</c>.</returns>
    public override string ToString() =>
        Results.Count == 0
            ? "nothing to report"
            : string.Join(", ", Results.GroupBy(result => result.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
