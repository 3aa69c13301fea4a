using System.Runtime.CompilerServices;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A list on the server, read page by page while it is enumerated. Each enumeration reads the list anew. What goes wrong
/// with a page fetched ahead is thrown where that page's first row would have come.
/// </summary>
/// <typeparam name="T">The rows' type.</typeparam>
public sealed class AsyncPageable<T> : IAsyncEnumerable<T>
{
    private readonly Func<PageRequest, CancellationToken, Task<Page<T>?>> _fetch;
    private readonly Func<PageOptions, Listing<T>> _startListing;
    private readonly PageOptions _options;

    internal AsyncPageable(
        Func<PageRequest, CancellationToken, Task<Page<T>?>> fetch,
        Func<PageOptions, Listing<T>> startListing,
        PageOptions options)
    {
        _fetch = fetch;
        _startListing = startListing;
        _options = options;
    }

    /// <summary>Reads the list row by row.</summary>
    /// <param name="cancellationToken">Cancels the enumeration and the requests it has under way.</param>
    /// <returns>The enumerator.</returns>
    /// <exception cref="ApiException">A page could not be read; the derived type says why.</exception>
    /// <exception cref="IncompleteListingException">A complete listing cannot be shown to be complete.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>
    /// Reads the list page by page. To resume later, start another listing of the same page size at the page after the last
    /// one that was dealt with.
    /// </summary>
    /// <param name="cancellationToken">Cancels the enumeration and the requests it has under way.</param>
    /// <returns>The pages; none is empty but the only page of an empty list.</returns>
    /// <exception cref="ApiException">A page could not be read; the derived type says why.</exception>
    /// <exception cref="IncompleteListingException">A complete listing cannot be shown to be complete.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async IAsyncEnumerable<Page<T>> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var listing = _startListing(_options);
        var wanted = (long?)_options.MaxItems ?? long.MaxValue;
        var started = false;
        do
        {
            var walk = new PageWalk<T>(_fetch, FirstPage(), Parallelism, cancellationToken);
            await using var disposal = walk.ConfigureAwait(false);
            while (await walk.NextAsync(wanted).ConfigureAwait(false) is { } read)
            {
                var page = Reduce(read, listing.TakeNew(read), wanted);
                if (IsSamePage(read, listing))
                {
                    break;
                }

                wanted -= page.Items.Count;
                if (_options.Prefetch && wanted > 0)
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
            }
        }
        while (listing.MustRetryWalk());
    }

    /// <summary>Reads the whole list into memory.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The rows in the server's order.</returns>
    /// <exception cref="ApiException">A page could not be read; the derived type says why.</exception>
    /// <exception cref="IncompleteListingException">A complete listing cannot be shown to be complete.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var items = new List<T>();
        await foreach (var page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            items.AddRange(page.Items);
        }

        return items;
    }

    /// <summary>Reads the list's first row only; no other row is asked for.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The row; the type's default where the list is empty.</returns>
    /// <exception cref="ApiException">The page could not be read; the derived type says why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var first = new AsyncPageable<T>(_fetch, _startListing, _options with { MaxItems = 1 });
        await foreach (var item in first.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return item;
        }

        return default;
    }

    private int Parallelism => _options.Mode == PagingMode.Complete ? 1 : _options.Parallelism;

    // Few rows need no full page; a later start page, though, counts pages of the size that was stated.
    private PageRequest FirstPage() => new(
        _options.StartPage,
        _options.StartPage == 1 ? Math.Min(_options.PageSize, _options.MaxItems ?? int.MaxValue) : _options.PageSize);

    // Without a total, only this tells a server that ignores the page's number from a list without end.
    private static bool IsSamePage(Page<T> page, Listing<T> listing) =>
        page.TotalCount is null && page.Items.Count > 0 && listing.Repeated == page.Items.Count;

    private static Page<T> Reduce(Page<T> page, IReadOnlyList<T> items, long wanted)
    {
        var taken = items.Count > wanted ? [.. items.Take((int)wanted)] : items;
        return ReferenceEquals(taken, page.Items) ? page : new(taken, page.Number, page.PageSize, page.TotalCount, page.IsLast);
    }
}
