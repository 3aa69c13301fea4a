using System.Diagnostics;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How far a catalog is.</summary>
/// <param name="Discovery">What the source offers, and what the server has.</param>
/// <param name="Stage">What is being done to it.</param>
/// <param name="Catalog">The catalog as it was just read; null while there is none.</param>
/// <param name="Result">What became of it; null unless it has ended.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record CatalogProgress(
    SoftwareCatalogDiscovery Discovery,
    CatalogStage Stage,
    SoftwareCatalog? Catalog = null,
    CatalogResult? Result = null)
{
    /// <summary>What is waited for after a lost response, where, and for how long at most; empty otherwise.</summary>
    public string Message { get; init; } = "";

    /// <summary>The catalog, the stage, and what is waited for.</summary>
    /// <returns>For example <c>EESSI: Updating</c>.</returns>
    public override string ToString() => Message.Length == 0 ? $"{Discovery.Name}: {Stage}" : $"{Discovery.Name}: {Stage}: {Message}";
}
