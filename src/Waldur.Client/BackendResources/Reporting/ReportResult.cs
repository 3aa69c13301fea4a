namespace Waldur.Client;

/// <summary>What became of a reported inventory.</summary>
public sealed class ReportResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="items">What became of each item: first those of the inventory in its order, then deleted rows.</param>
    public ReportResult(IReadOnlyList<ReportedItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
    }

    /// <summary>What became of each item: first those of the inventory in its order, then deleted rows.</summary>
    public IReadOnlyList<ReportedItem> Items { get; }

    /// <summary>The items that failed.</summary>
    public IEnumerable<ReportedItem> Failures => Items.Where(item => item.Outcome == ReportOutcome.Failed);

    /// <summary>Counts the items of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Their number.</returns>
    public int Count(ReportOutcome outcome) => Items.Count(item => item.Outcome == outcome);

    /// <summary>Throws if any item failed. In an agent's handler this fails the request, so that staff see it.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="ReportException">At least one item failed.</exception>
    public ReportResult EnsureNoFailures() => Failures.Any() ? throw new ReportException(this) : this;

    /// <summary>The number of items of each outcome that occurs.</summary>
    /// <returns>For example <c>3 Created, 2 Unchanged</c>.</returns>
    public override string ToString() =>
        Items.Count == 0
            ? "nothing to report"
            : string.Join(", ", Items.GroupBy(item => item.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
