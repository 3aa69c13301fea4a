using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>One row of an import plan: what becomes of it, and why.</summary>
/// <param name="Source">The row as it was when it was planned.</param>
/// <param name="Class">Whether it can be imported.</param>
/// <param name="Reason">Why it is so, in a sentence for people.</param>
public sealed record ImportPlanEntry(BackendResource Source, ImportPlanClass Class, string Reason)
{
    /// <summary>The uuid of the offering's plan with which it is imported; null for none.</summary>
    public Guid? Plan { get; init; }

    /// <summary>The name of that plan; null where it is not known.</summary>
    public string? PlanName { get; init; }

    /// <summary>
    /// The limits that the marketplace resource gets, by component. The server takes them from the row's metadata, so that they cannot
    /// be changed here: a plan whose limits are not those of the row is outdated.
    /// </summary>
    public IReadOnlyDictionary<string, long> Limits { get; init; } = new Dictionary<string, long>();

    /// <summary>The class, the backend id and the reason.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Class} {(string.IsNullOrEmpty(Source.BackendId) ? Source.Name : Source.BackendId)}: {Reason}";
}
