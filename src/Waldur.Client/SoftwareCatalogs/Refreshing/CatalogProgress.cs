using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How far a catalog is.</summary>
/// <param name="Discovery">What the source offers, and what the server has.</param>
/// <param name="Stage">What is being done to it.</param>
/// <param name="Catalog">The catalog as it was just read; null while there is none.</param>
/// <param name="Result">What became of it; null unless it has ended.</param>
public sealed record CatalogProgress(
    SoftwareCatalogDiscovery Discovery,
    CatalogStage Stage,
    SoftwareCatalog? Catalog = null,
    CatalogResult? Result = null);
