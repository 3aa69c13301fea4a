using System.Diagnostics;

namespace Waldur.Client;

/// <summary>What became of the catalogs that were to be brought to their newest versions.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class CatalogSummary
{
    /// <summary>Makes a summary; a test may, too.</summary>
    /// <param name="results">What became of each.</param>
    /// <param name="isCancelled">Whether the caller stopped before the end.</param>
    public CatalogSummary(IReadOnlyList<CatalogResult> results, bool isCancelled = false)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
        IsCancelled = isCancelled;
    }

    /// <summary>What became of each catalog that was begun, in the server's order; then of names that the server does not know.</summary>
    public IReadOnlyList<CatalogResult> Results { get; }

    /// <summary>Whether the caller stopped before the end.</summary>
    public bool IsCancelled { get; }

    /// <summary>Whether every catalog holds its newest version.</summary>
    public bool IsLatest => !IsCancelled && Results.All(result => result.IsLoaded);

    /// <summary>Counts the results of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Their number.</returns>
    public int Count(CatalogOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>The number of results of each outcome that occurs.</summary>
    /// <returns>For example <c>1 UpToDate, 1 Updated</c>.</returns>
    public override string ToString() =>
        Results.Count == 0
            ? "nothing to refresh"
            : string.Join(", ", Results.GroupBy(result => result.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
