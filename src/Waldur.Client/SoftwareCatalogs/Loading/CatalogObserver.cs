using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Who is informed of a load.</summary>
/// <param name="Polls">Receives the catalog each time it was read.</param>
/// <param name="Say">Receives in words what is waited for after a lost response.</param>
internal sealed record CatalogObserver(IProgress<SoftwareCatalog>? Polls = null, Action<string>? Say = null);
