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
    /// What could not be compared: <c>sync_date</c>, where the server gives it without saying in which zone and does not find the plan by it;
    /// in a dry run also <c>products</c>, where the caller may not see them. A date that cannot be compared counts as equal, but is set
    /// along with any other part of the schedule that differs.
    /// </summary>
    public IReadOnlyList<string> NotComparable { get; init; } = [];

    /// <summary>Fields that the server claimed to have changed but has not: the caller lacks a right that it does not name.</summary>
    public IReadOnlyList<string> NotStored { get; init; } = [];

    /// <summary>The ids of products that were not in the plan before, and are now.</summary>
    public IReadOnlyList<int> ProductsAdded { get; init; } = [];

    /// <summary>The ids of products that were in the plan before, and are not now; <see cref="ProductsPruned"/> among them.</summary>
    public IReadOnlyList<int> ProductsRemoved { get; init; } = [];

    /// <summary>
    /// The ids of products that left the plan though nobody asked for it: from Katello 4.11 on, any change of a plan takes out
    /// products without repositories.
    /// </summary>
    public IReadOnlyList<int> ProductsPruned { get; init; } = [];

    /// <summary>For each added product that was in another plan of the organization, that plan's id.</summary>
    public IReadOnlyDictionary<int, int> ProductsMovedFrom { get; init; } = new Dictionary<int, int>();

    /// <summary>The ids of products that are not as desired: neither taken in nor let go.</summary>
    public IReadOnlyList<int> ProductsNotDone { get; init; } = [];

    /// <summary>Why products are in <see cref="ProductsNotDone"/>, for those of which that is known.</summary>
    public IReadOnlyDictionary<int, string> ProductProblems { get; init; } = new Dictionary<int, string>();

    /// <summary>The names of <see cref="DesiredSyncPlan.ProductNames"/> that no product has which the caller sees.</summary>
    public IReadOnlyList<string> ProductNamesNotFound { get; init; } = [];

    /// <summary>The outcome, and all that the other properties say beside it.</summary>
    /// <returns>One line, such as <c>Changed (interval: daily -&gt; weekly, + product 5 (from plan 3), ! product 9 not done: no such product)</c>.</returns>
    public override string ToString() => EnsureText.Of(this);
}
