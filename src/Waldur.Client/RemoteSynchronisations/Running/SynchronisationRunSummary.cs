using System.Diagnostics;

namespace Waldur.Client;

/// <summary>How the runs of all active synchronisations ended.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SynchronisationRunSummary
{
    /// <summary>Makes a summary; a test may, too.</summary>
    /// <param name="results">How each run ended.</param>
    /// <param name="isCancelled">Whether the caller stopped before the end.</param>
    public SynchronisationRunSummary(IReadOnlyList<SynchronisationRunResult> results, bool isCancelled = false)
    {
        ArgumentNullException.ThrowIfNull(results);
        Results = results;
        IsCancelled = isCancelled;
    }

    /// <summary>How each run ended, in the order of the list.</summary>
    public IReadOnlyList<SynchronisationRunResult> Results { get; }

    /// <summary>
    /// Whether the caller stopped before the end. Runs that were sent by then are among the results, as
    /// <see cref="SynchronisationRunOutcome.Uncertain"/>; those of which nothing was sent are not, also where they waited for their turn.
    /// </summary>
    public bool IsCancelled { get; }

    /// <summary>Whether every run succeeded, and none was cut off.</summary>
    public bool IsOk => !IsCancelled && Results.All(result => result.IsOk);

    /// <summary>Counts the results of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Their number.</returns>
    public int Count(SynchronisationRunOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>The number of results of each outcome that occurs.</summary>
    /// <returns>For example <c>3 Ok, 1 Erred</c>.</returns>
    public override string ToString() =>
        Results.Count == 0
            ? "nothing to run"
            : string.Join(", ", Results.GroupBy(result => result.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
