using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What adding or removing products has really done; the server responds 200 whatever it skips.</summary>
public sealed class ProductChange
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="plan">The plan as it is now.</param>
    /// <param name="done">The ids that are as asked.</param>
    /// <param name="notDone">The ids that are not.</param>
    /// <param name="movedFrom">For each product that left another plan, that plan's id.</param>
    public ProductChange(SyncPlan plan, IReadOnlyList<int> done, IReadOnlyList<int> notDone, IReadOnlyDictionary<int, int>? movedFrom = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(notDone);
        Plan = plan;
        Done = done;
        NotDone = notDone;
        MovedFrom = movedFrom ?? new Dictionary<int, int>();
    }

    /// <summary>The plan as it is now, with its products.</summary>
    public SyncPlan Plan { get; }

    /// <summary>The ids that are as asked: in the plan after adding, not in it after removing.</summary>
    public IReadOnlyList<int> Done { get; }

    /// <summary>The ids that are not as asked: there is no such product, or the caller may not edit it.</summary>
    public IReadOnlyList<int> NotDone { get; }

    /// <summary>For each added product that was in another plan of the organization, that plan's id: a product has one plan.</summary>
    public IReadOnlyDictionary<int, int> MovedFrom { get; }

    /// <summary>How many are as asked, and which are not.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        NotDone.Count == 0 ? $"{Done.Count} done" : $"{Done.Count} done, not done: {string.Join(", ", NotDone)}";
}
