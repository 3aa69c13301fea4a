using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Brings the catalogs of one discovery to their newest versions, several at once. Whatever goes wrong with one, the results of the others are kept.</summary>
internal sealed class CatalogRefresh(CatalogRefresher refresher, CatalogRefreshOptions options, CatalogReporter reporter, TimeProvider timeProvider)
{
    public async Task<CatalogSummary> RunAsync(IReadOnlyList<SoftwareCatalogDiscovery> discovered, CancellationToken cancellationToken)
    {
        var wanted = discovered.Where(discovery => options.Names is null || options.Names.Any(name => name.Value == discovery.Name)).ToList();
        var unknown = (options.Names ?? []).Where(name => discovered.All(discovery => discovery.Name != name.Value));
        var work = new BulkWork<SoftwareCatalogDiscovery, (SoftwareCatalogDiscovery Discovery, CatalogResult? Result)>
        {
            Execute = async (discovery, token) => (discovery, await refresher.RefreshAsync(discovery, token).ConfigureAwait(false)),
            ToFailed = static (discovery, error) => (discovery, ToFailed(discovery, error)),
            ToNotStarted = static discovery => (discovery, null),
            Progress = (ended, _, _) => reporter.ReportEnd(ended.Discovery, ended.Result!),
            Cancellation = BulkCancellation.CancelStarted,
            Name = "catalog",
        };
        using var bulk = new BulkRunner(Concurrency.Fixed(options.Parallelism), timeProvider);
        var ended = await bulk.RunAsync(wanted, work, cancellationToken).ConfigureAwait(false);
        return new CatalogSummary(
            [.. ended.Select(static one => one.Result).OfType<CatalogResult>(), .. unknown.Select(Unknown)],
            ended.Any(static one => one.Result is null or { Outcome: CatalogOutcome.Cancelled }));
    }

    private static CatalogResult ToFailed(SoftwareCatalogDiscovery discovery, Exception error) => error is OperationCanceledException
        ? new(CatalogOutcome.Cancelled, discovery.Name, reason: "The caller stopped; the server goes on with what has begun.")
        : new(CatalogOutcome.Failed, discovery.Name, reason: error.Message) { Error = error as ApiException };

    private static CatalogResult Unknown(SoftwareCatalogName name) =>
        new(CatalogOutcome.Failed, name.Value, reason: $"The server knows no source of a catalog {name.Value}.");
}
