namespace Waldur.Client;

/// <summary>
/// A list on the server, read page by page while it is enumerated. Each enumeration reads the list anew. What goes wrong
/// with a page fetched ahead is thrown where that page's first row would have come.
/// </summary>
/// <typeparam name="T">The rows' type.</typeparam>
/// <remarks>
/// A test makes one of known rows with <see cref="AsyncPageable.FromItems"/>, or derives from it (a mocking library does so,
/// too): everything else follows from <see cref="AsPages(CancellationToken)"/>.
/// </remarks>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>For derived classes and mocks.</summary>
    protected AsyncPageable()
    {
    }

    /// <summary>Reads the list row by row.</summary>
    /// <param name="cancellationToken">Cancels the enumeration and the requests it has under way.</param>
    /// <returns>The enumerator.</returns>
    /// <exception cref="ApiException">A page could not be read; the derived type says why.</exception>
    /// <exception cref="IncompleteListingException">Rows may be missing; thrown after the last row that was found.</exception>
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
    /// Reads the list page by page. Rows that an earlier page gave already are left out. In <see cref="PagingMode.Complete"/>
    /// more pages may come, numbered anew, when the list is read again. To resume a <see cref="PagingMode.Quick"/> listing later,
    /// start another of the same page size at the page after the last one that was dealt with.
    /// </summary>
    /// <param name="cancellationToken">Cancels the enumeration and the requests it has under way.</param>
    /// <returns>The pages; none is empty but the only page of an empty list.</returns>
    /// <exception cref="ApiException">A page could not be read; the derived type says why.</exception>
    /// <exception cref="IncompleteListingException">Rows may be missing; thrown after the last page that was found.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public abstract IAsyncEnumerable<Page<T>> AsPages(CancellationToken cancellationToken = default);

    /// <summary>Reads the whole list into memory.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The rows in the server's order; those that only a second reading found come last.</returns>
    /// <exception cref="ApiException">A page could not be read; the derived type says why.</exception>
    /// <exception cref="IncompleteListingException">Rows may be missing.</exception>
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
    /// <exception cref="IncompleteListingException">The server gave no row although it counts some.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var page in FirstAsPages(cancellationToken).ConfigureAwait(false))
        {
            if (page.Items.Count > 0)
            {
                return page.Items[0];
            }
        }

        return default;
    }

    private protected virtual IAsyncEnumerable<Page<T>> FirstAsPages(CancellationToken cancellationToken) => AsPages(cancellationToken);
}
