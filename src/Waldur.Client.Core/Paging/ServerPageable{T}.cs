using System.Runtime.CompilerServices;

namespace Waldur.Client.Core;

/// <summary>A list that is fetched from a server.</summary>
internal sealed class ServerPageable<T>(
    Func<PageRequest, CallOptions, CancellationToken, Task<Page<T>?>> fetch,
    Func<PageOptions, Listing<T>> startListing,
    PageOptions options,
    TimeProvider timeProvider) : AsyncPageable<T>
{
    private const int MaxDelayFactor = 16;
    private static readonly int[] PercentOfSize = [83, 61, 72, 55, 91, 67, 78];

    public override async IAsyncEnumerable<Page<T>> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var listing = startListing(options);
        using var source = new PageSource<T>(fetch, options.Parallelism, timeProvider);
        var wanted = (long?)options.MaxItems ?? long.MaxValue;
        var (started, first, walks, size) = (false, FirstPage(), 0, 0);
        do
        {
            await DelayAsync(walks++, cancellationToken).ConfigureAwait(false);
            var walk = new PageWalk<T>(source, first, maxAhead: walks == 1 ? source.MaxAhead : 1, cancellationToken);
            await using var disposal = walk.ConfigureAwait(false);
            var bounds = new ListingBounds(options.MaxPages);
            while (await walk.NextAsync(wanted).ConfigureAwait(false) is { } read)
            {
                var page = Reduce(read.Page, listing.TakeNew(read), wanted);
                bounds.Add(read.Page.Number, read.Page.PageSize, read.Page.Items.Count, listing.Repeated, read.Page.TotalCount);
                if (bounds.IsUnpaged)
                {
                    listing.EndUnpaged(isWhole: read.Page.Number == 2 && read.Page.Items.Count != first.Size);
                    break;
                }

                wanted -= page.Items.Count;
                if (options.Prefetch && wanted > 0 && bounds.Problem is null)
                {
                    walk.FetchAhead(wanted);
                }

                if (page.Items.Count > 0 || !started)
                {
                    started = true;
                    yield return page;
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (wanted == 0)
                {
                    yield break;
                }

                if (!read.Page.IsLast)
                {
                    bounds.ThrowIfPassed(walks, listing.Given);
                }
            }

            listing.EndWalk(walk.HasReachedEnd, walk.Contradiction);
            size = walks == 1 ? walk.PageSize : size;
            first = new PageRequest(1, OtherSize(size, walks));
        }
        while (listing.MustRetryWalk());
    }

    private protected override IAsyncEnumerable<Page<T>> FirstAsPages(CancellationToken cancellationToken) =>
        new ServerPageable<T>(fetch, startListing, options with { MaxItems = 1 }, timeProvider).AsPages(cancellationToken);

    // Few rows need no full page; a later start page, though, counts pages of the size that was stated.
    private PageRequest FirstPage() => new(
        options.StartPage,
        options.StartPage == 1 ? Math.Min(options.PageSize, options.MaxItems ?? int.MaxValue) : options.PageSize);

    // What changes the list now will change it in a moment, too: others need time to finish.
    private Task DelayAsync(int walksBefore, CancellationToken cancellationToken) => walksBefore == 0
        ? Task.CompletedTask
        : Task.Delay(options.WalkDelay * Math.Min(Math.Pow(2, walksBefore - 1), MaxDelayFactor), timeProvider, cancellationToken);

    // Rows hide between two pages, never within one: with pages of another size, what lay between two lies within one.
    private static int OtherSize(int size, int walks) => size < 8
        ? (size * 3) + walks
        : size * PercentOfSize[(walks - 1) % PercentOfSize.Length] / 100;

    private static Page<T> Reduce(Page<T> page, IReadOnlyList<T> items, long wanted)
    {
        var taken = items.Count > wanted ? [.. items.Take((int)wanted)] : items;
        return ReferenceEquals(taken, page.Items) ? page : new(taken, page.Number, page.PageSize, page.TotalCount, page.IsLast);
    }
}
