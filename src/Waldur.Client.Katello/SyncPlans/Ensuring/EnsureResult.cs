using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What ensuring a sync plan has done, or would do in a dry run.</summary>
public sealed class EnsureResult
{
    /// <summary>What was done.</summary>
    public required EnsureOutcome Outcome { get; init; }

    /// <summary>Whether nothing was really done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The plan as it is now; null in a dry run that would create it.</summary>
    public SyncPlan? Plan { get; init; }

    /// <summary>The fields that differed; none where the plan was created.</summary>
    public IReadOnlyList<FieldDifference> Differences { get; init; } = [];

    /// <summary>
    /// Fields that could not be compared, because the server tells their time without saying in which zone. They count as
    /// equal, but are set along with any other part of the schedule that differs.
    /// </summary>
    public IReadOnlyList<string> NotComparable { get; init; } = [];

    /// <summary>Fields that the server claimed to have changed but has not: the caller lacks a right that it does not name.</summary>
    public IReadOnlyList<string> NotStored { get; init; } = [];

    /// <summary>The ids of products that were not in the plan before, and are now.</summary>
    public IReadOnlyList<int> ProductsAdded { get; init; } = [];

    /// <summary>
    /// The ids of products that were in the plan before, and are not now. From Katello 4.11 on, any change of a plan also takes
    /// out products without repositories.
    /// </summary>
    public IReadOnlyList<int> ProductsRemoved { get; init; } = [];

    /// <summary>For each added product that was in another plan of the organization, that plan's id.</summary>
    public IReadOnlyDictionary<int, int> ProductsMovedFrom { get; init; } = new Dictionary<int, int>();

    /// <summary>The ids of products that the server did not take in or let go, without saying why.</summary>
    public IReadOnlyList<int> ProductsNotDone { get; init; } = [];

    internal EnsureResult With(EnsureOutcome outcome) => new()
    {
        Outcome = outcome,
        IsDryRun = IsDryRun,
        Plan = Plan,
        Differences = Differences,
        NotComparable = NotComparable,
        NotStored = NotStored,
        ProductsAdded = ProductsAdded,
        ProductsRemoved = ProductsRemoved,
        ProductsMovedFrom = ProductsMovedFrom,
        ProductsNotDone = ProductsNotDone,
    };

    /// <summary>The outcome and what differed.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var parts = Differences.Select(difference => difference.ToString())
            .Concat(ProductsAdded.Select(id => $"+ product {id}"))
            .Concat(ProductsRemoved.Select(id => $"- product {id}"))
            .Concat(NotStored.Select(field => $"! {field} not stored"))
            .Concat(ProductsNotDone.Select(id => $"! product {id} not done"));
        var text = string.Join(", ", parts);
        var outcome = IsDryRun && Outcome != EnsureOutcome.Unchanged ? $"would be {Outcome}" : Outcome.ToString();
        return text.Length == 0 ? outcome : $"{outcome} ({text})";
    }
}
