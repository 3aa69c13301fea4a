using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>One line of a comparison: what something is, and why.</summary>
/// <param name="Class">What it is.</param>
/// <param name="BackendId">The id on the backend; empty where there is none.</param>
/// <param name="Name">The name, of the backend's resource first.</param>
/// <param name="Reason">Why it is so, in a sentence for people.</param>
public sealed record ComparisonEntry(ComparisonClass Class, string BackendId, string Name, string Reason)
{
    /// <summary>The resource of the backend; null where it is not about one.</summary>
    public InventoryItem? Item { get; init; }

    /// <summary>The reported row; null where it is not about one.</summary>
    public BackendResource? Row { get; init; }

    /// <summary>The resource of the marketplace, with its uuid, name, state, project and backend id; null where it is not about one.</summary>
    public Resource? Resource { get; init; }

    /// <summary>Whether it can be imported once the comparison has been reported.</summary>
    [JsonIgnore]
    public bool IsImportable => Class is ComparisonClass.New or ComparisonClass.Unchanged or ComparisonClass.Changed;

    /// <summary>The class, the backend id and the reason.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Class} {(BackendId.Length > 0 ? BackendId : Name)}: {Reason}";
}
