using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What became of the backend resources of a bulk import.</summary>
public sealed class ImportSummary
{
    /// <summary>Makes a summary; a test may, too.</summary>
    /// <param name="results">What became of each.</param>
    /// <param name="isCancelled">Whether the caller stopped the import before its end.</param>
    /// <param name="listError">What kept the list from being read once more.</param>
    /// <param name="marketplaceProblem">Why a plan could not be held against the marketplace; null where it could.</param>
    public ImportSummary(IReadOnlyList<ImportResult> results, bool isCancelled = false, Exception? listError = null, string? marketplaceProblem = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
        IsCancelled = isCancelled;
        ListError = listError;
        MarketplaceProblem = marketplaceProblem;
    }

    /// <summary>What became of each that was tried, in the order of the list.</summary>
    public IReadOnlyList<ImportResult> Results { get; }

    /// <summary>Whether the caller stopped the import before its end; what is left is still listed by the server.</summary>
    public bool IsCancelled { get; }

    /// <summary>
    /// What kept the list from being read once more after the imports, or from being read without changing meanwhile, so that
    /// rows may be left: an <see cref="ApiException"/> or <see cref="IncompleteListingException"/>; null where nothing did. Not
    /// serialized; <see cref="ListProblem"/> is.
    /// </summary>
    [JsonIgnore]
    public Exception? ListError { get; }

    /// <summary>The first line of <see cref="ListError"/>'s message; null where there is none.</summary>
    public string? ListProblem => FailureText.ReasonOf(ListError);

    /// <summary>
    /// Why a plan that was carried out could not be held against its offerings, or what the marketplace has of them; null where it
    /// could.
    /// </summary>
    public string? MarketplaceProblem { get; }

    /// <summary>Whether nothing is left that somebody has to see to: all are imported, or were before, or are gone.</summary>
    [JsonIgnore]
    public bool IsComplete => !IsCancelled && ListError is null && !Failures.Any();

    /// <summary>What somebody has to see to: all but what is imported, was before, or is gone.</summary>
    [JsonIgnore]
    public IEnumerable<ImportResult> Failures => Results.Where(result => result.Outcome
        is not (ImportOutcome.Imported or ImportOutcome.ProbablyImported or ImportOutcome.AlreadyImported or ImportOutcome.Gone));

    /// <summary>Counts the results of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Their number.</returns>
    public int Count(ImportOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>The number of results of each outcome that occurs.</summary>
    /// <returns>For example <c>12 Imported, 1 PlanRequired</c>.</returns>
    public override string ToString() =>
        Results.Count == 0
            ? "nothing to import"
            : string.Join(", ", Results.GroupBy(result => result.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
