using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>How far ensuring a plan has come.</summary>
internal sealed class EnsureRun
{
    private static readonly IReadOnlyDictionary<int, string> NoRefusals = new Dictionary<int, string>();

    public required EnsureOutcome Outcome { get; init; }

    /// <summary>The ids of the products that the plan had at the start.</summary>
    public required IReadOnlySet<int> Before { get; init; }

    /// <summary>The plan as it is by now; null in a dry run that would create it.</summary>
    public required SyncPlan? Plan { get; set; }

    public SyncPlanComparison? Comparison { get; set; }

    public ProductPlan? Products { get; set; }

    /// <summary>Whether the differences were sent.</summary>
    public bool IsUpdated { get; set; }

    public IReadOnlyList<int> Removed { get; set; } = [];

    /// <summary>What the server has refused, with its words.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; set; } = NoRefusals;

    /// <summary>Whether products are being added, which takes several calls.</summary>
    public bool IsAdding { get; set; }

    /// <summary>Whether anything has been changed on the server.</summary>
    public bool HasActed { get; set; }

    public EnsureResult ToResult(IReadOnlyCollection<int> after, bool isDryRun = false)
    {
        var added = after.Except(Before).Order().ToArray();
        var removed = Before.Except(after).Order().ToArray();
        var notDone = Products?.NotDone(after) ?? [];
        var homes = Products?.Homes;
        IReadOnlyList<FieldDifference> differences = Outcome == EnsureOutcome.Created || !(IsUpdated || isDryRun) ? [] : Comparison?.Differences ?? [];
        var notStored = IsUpdated && IsSwitchLost() ? (IReadOnlyList<string>)["enabled"] : [];
        var isChanged = differences.Any(difference => !notStored.Contains(difference.Field)) || added.Length > 0 || removed.Length > 0;
        return new EnsureResult
        {
            Outcome = Outcome == EnsureOutcome.Unchanged && isChanged ? EnsureOutcome.Changed : Outcome,
            IsDryRun = isDryRun,
            Plan = Plan,
            Differences = differences,
            NotComparable = [.. Comparison?.NotComparable ?? [], .. isDryRun && Products is { IsUncertain: true } ? (string[])["products"] : []],
            NotStored = notStored,
            ProductsAdded = added,
            ProductsRemoved = removed,
            ProductsPruned = [.. removed.Except(Removed)],
            ProductsMovedFrom = homes is null ? new Dictionary<int, int>() : added.Where(homes.ContainsKey).ToDictionary(id => id, id => homes[id]),
            ProductsNotDone = notDone,
            ProductProblems = Problems(notDone),
            ProductNamesNotFound = Products?.NamesNotFound ?? [],
        };
    }

    private bool IsSwitchLost() =>
        Comparison?.Update.Enabled is { HasValue: true } enabled && (Plan?.Enabled ?? false) != enabled.Value;

    private Dictionary<int, string> Problems(IReadOnlyList<int> ids)
    {
        var problems = new Dictionary<int, string>();
        foreach (var id in ids)
        {
            if ((Refusals.GetValueOrDefault(id) ?? Products?.ProblemOf(id)) is { } problem)
            {
                problems[id] = problem;
            }
        }

        return problems;
    }
}
