using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Makes lists that are read page by page; a test makes its own with it.</summary>
public static class AsyncPageable
{
    /// <summary>Makes a list whose rows have an id, so that a row which moves to a later page is given once.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <typeparam name="TKey">The id's type.</typeparam>
    /// <param name="fetch">Reads a page; null where the page lies beyond the end.</param>
    /// <param name="identity">A row's id.</param>
    /// <param name="options">How to read; <see cref="PageOptions.Default"/> when left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing from a later page than the first.</exception>
    public static AsyncPageable<T> Create<T, TKey>(
        Func<PageRequest, CancellationToken, Task<Page<T>?>> fetch,
        Func<T, TKey> identity,
        PageOptions? options = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(fetch);
        ArgumentNullException.ThrowIfNull(identity);
        options ??= PageOptions.Default;
        if (options is { Mode: PagingMode.Complete, StartPage: > 1 })
        {
            throw new ArgumentException("A complete listing starts at page 1.", nameof(options));
        }

        return new(fetch, Start, options);

        Listing<T> Start(PageOptions options) => options.Mode == PagingMode.Complete
            ? new CompleteListing<T, TKey>(identity, options.MaxWalks)
            : new RecentListing<T, TKey>(identity, options.PageSize);
    }

    /// <summary>Makes a list whose rows have no id: a row that moves to a later page is given twice.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="fetch">Reads a page; null where the page lies beyond the end.</param>
    /// <param name="options">How to read; <see cref="PageOptions.Default"/> when left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing, which needs ids.</exception>
    public static AsyncPageable<T> Create<T>(Func<PageRequest, CancellationToken, Task<Page<T>?>> fetch, PageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        options ??= PageOptions.Default;
        if (options.Mode == PagingMode.Complete)
        {
            throw new ArgumentException("A complete listing needs the rows' identity.", nameof(options));
        }

        return new(fetch, static _ => new Listing<T>(), options);
    }

    /// <summary>Makes a list of rows that are known already: what a test gives in place of a server's.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="items">The rows.</param>
    /// <param name="options">How to read; <see cref="PageOptions.Default"/> when left out.</param>
    /// <returns>The list.</returns>
    public static AsyncPageable<T> FromItems<T>(IReadOnlyList<T> items, PageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Create(
            (request, _) =>
            {
                var before = (request.Number - 1L) * request.Size;
                var rows = before < items.Count || before == 0 ? items.Skip((int)before).Take(request.Size).ToList() : null;
                return Task.FromResult(rows is null ? null : new Page<T>(rows, request.Number, request.Size, items.Count));
            },
            options);
    }
}
