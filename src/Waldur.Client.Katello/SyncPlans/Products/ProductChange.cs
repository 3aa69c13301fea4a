using System.Globalization;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What adding or removing products has really done; the server responds 200 whatever it skips.</summary>
public sealed class ProductChange
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="plan">The plan as it is now.</param>
    /// <param name="done">The ids that the call has brought in, or taken out.</param>
    /// <param name="notDone">The ids that are not as asked.</param>
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

    /// <summary>The ids that the call has brought into the plan, or taken out of it.</summary>
    public IReadOnlyList<int> Done { get; }

    /// <summary>The ids for which there was nothing to do: in the plan before they were to be added, or not in it before they were to be removed.</summary>
    public IReadOnlyList<int> AlreadyDone { get; init; } = [];

    /// <summary>The ids that are not as asked: there is no such product, the caller may not edit it, or the server refuses it.</summary>
    public IReadOnlyList<int> NotDone { get; }

    /// <summary>For each product that the server refused with a message, the message; one of them does not keep the others out.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; init; } = new Dictionary<int, string>();

    /// <summary>For each added product that was in another plan of the organization, that plan's id: a product has one plan.</summary>
    public IReadOnlyDictionary<int, int> MovedFrom { get; }

    /// <summary>How many are as asked, and which are not.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var done = string.Create(CultureInfo.InvariantCulture, $"{Done.Count} done");
        var already = AlreadyDone.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {AlreadyDone.Count} done before");
        var moved = MovedFrom.Count == 0 ? "" : $", moved: {string.Join(", ", MovedFrom.Select(move => $"{move.Key} from plan {move.Value}"))}";
        var notDone = NotDone.Count == 0 ? "" : $", not done: {string.Join(", ", NotDone.Select(id => Refusals.TryGetValue(id, out var why) ? $"{id} ({why})" : $"{id}"))}";
        return done + already + notDone + moved;
    }
}
