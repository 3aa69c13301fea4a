using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What the server knows of an offering: the reported rows, and what the marketplace has.</summary>
/// <param name="Rows">The offering's reported rows.</param>
/// <param name="Marketplace">What the marketplace has of the offering.</param>
internal sealed record OfferingSnapshot(IReadOnlyList<BackendResource> Rows, MarketplaceView Marketplace)
{
    /// <summary>Reads both. Rows come first: what is imported in between is then seen twice, and never missed.</summary>
    /// <param name="waldur">The client.</param>
    /// <param name="offering">The offering.</param>
    /// <param name="concurrency">How many pages are read at once.</param>
    /// <param name="isVisible">Whether the offering is known to be visible to this user.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<OfferingSnapshot> ReadAsync(
        WaldurClient waldur,
        Guid offering,
        Concurrency concurrency,
        bool isVisible,
        CancellationToken cancellationToken)
    {
        var paging = JobPaging.Create(waldur.Options, concurrency);
        var rows = await ReadRowsAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false);
        return new OfferingSnapshot(rows, await MarketplaceView.ReadAsync(waldur, offering, paging, isVisible, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Reads both at once, after a report: what is imported in between has no row of its own any more, or is seen twice, and either is
    /// right there.
    /// </summary>
    /// <param name="waldur">The client, which is paced.</param>
    /// <param name="offering">The offering.</param>
    /// <param name="concurrency">How many pages of each are read at once.</param>
    /// <param name="isVisible">Whether the offering is known to be visible to this user.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<OfferingSnapshot> ReadAtOnceAsync(
        WaldurClient waldur,
        Guid offering,
        Concurrency concurrency,
        bool isVisible,
        CancellationToken cancellationToken)
    {
        var paging = JobPaging.Create(waldur.Options, concurrency);
        var rows = ReadRowsAsync(waldur, offering, paging, cancellationToken);
        var marketplace = MarketplaceView.ReadAsync(waldur, offering, paging, isVisible, cancellationToken);
        await Task.WhenAll(rows, marketplace).ConfigureAwait(false);
        return new OfferingSnapshot(await rows.ConfigureAwait(false), await marketplace.ConfigureAwait(false));
    }

    /// <summary>
    /// Reads the offering's rows alone. A server that ignores the filter, or leaves out what rows are distinguished by, must not lead to
    /// deletions and doubles.
    /// </summary>
    public static async Task<IReadOnlyList<BackendResource>> ReadRowsAsync(WaldurClient waldur, Guid offering, PageOptions paging, CancellationToken cancellationToken)
    {
        var query = new BackendResourcesQuery { OfferingUuid = offering };
        var rows = await new BackendResources(waldur).List(query, paging).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Find(row => row.BackendId is null || row.Offering == Guid.Empty) is { } damaged)
        {
            throw new ApiUnexpectedContentException(
                $"The row {damaged.Uuid:N} came without its {(damaged.BackendId is null ? "backend_id" : "offering")}: nothing can be compared with it.");
        }

        return rows.FindAll(row => row.Offering == offering);
    }
}
