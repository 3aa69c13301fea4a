using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Brings the catalogs of one discovery to their newest versions, several at once.</summary>
internal sealed class CatalogRefresh(SoftwareCatalogs catalogs, CatalogRefresher refresher, CatalogRefreshOptions options)
{
    public async Task<CatalogSummary> RunAsync(CancellationToken cancellationToken)
    {
        var discovered = await catalogs.DiscoverAsync(cancellationToken).ConfigureAwait(false);
        var wanted = discovered.Where(discovery => options.Names is null || options.Names.Any(name => name.Value == discovery.Name)).ToList();
        var unknown = (options.Names ?? []).Where(name => discovered.All(discovery => discovery.Name != name.Value));
        var results = new CatalogResult?[wanted.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, wanted.Count, parallel, async (i, token) =>
                results[i] = await refresher.RefreshAsync(wanted[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What has ended is told all the same.
        }

        return new CatalogSummary(
            [.. results.OfType<CatalogResult>(), .. unknown.Select(Unknown)],
            Array.Exists(results, result => result is null or { Outcome: CatalogOutcome.Cancelled }));
    }

    private static CatalogResult Unknown(SoftwareCatalogName name) =>
        new(CatalogOutcome.Failed, name.Value, reason: $"The server knows no source of a catalog {name.Value}.");
}
