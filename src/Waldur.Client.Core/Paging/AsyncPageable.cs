using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Makes lists that are read page by page; a test makes its own with it.</summary>
public static class AsyncPageable
{
    /// <summary>Makes a list whose rows have an id, so that none is missed and none is given twice.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <typeparam name="TKey">The id's type.</typeparam>
    /// <param name="fetch">Reads a page; null where the page lies beyond the end.</param>
    /// <param name="identity">A row's id.</param>
    /// <param name="options">How to read; <see cref="PageOptions.Default"/> when left out.</param>
    /// <param name="timeProvider">The clock of pauses; the system's when left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing from a later page than the first.</exception>
    public static AsyncPageable<T> Create<T, TKey>(
        Func<PageRequest, CancellationToken, Task<Page<T>?>> fetch,
        Func<T, TKey> identity,
        PageOptions? options = null,
        TimeProvider? timeProvider = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return Create((request, _, cancellationToken) => fetch(request, cancellationToken), identity, options, timeProvider);
    }

    /// <summary>
    /// Makes a list whose rows have an id, and whose pages are read with options of the listing's own: with them,
    /// <see cref="PageOptions.Parallelism"/> follows the server's pace.
    /// </summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <typeparam name="TKey">The id's type.</typeparam>
    /// <param name="fetch">Reads a page by a call with the options, as <c>client.With(options)</c> makes it; null where the page lies beyond the end.</param>
    /// <param name="identity">A row's id.</param>
    /// <param name="options">How to read; <see cref="PageOptions.Default"/> when left out.</param>
    /// <param name="timeProvider">The clock of pauses; the system's when left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing from a later page than the first.</exception>
    public static AsyncPageable<T> Create<T, TKey>(
        Func<PageRequest, CallOptions, CancellationToken, Task<Page<T>?>> fetch,
        Func<T, TKey> identity,
        PageOptions? options = null,
        TimeProvider? timeProvider = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(fetch);
        ArgumentNullException.ThrowIfNull(identity);
        options ??= PageOptions.Default;
        if (options is { Mode: PagingMode.Complete, StartPage: > 1 })
        {
            throw new ArgumentException(
                $"A complete listing starts at page 1, not at page {options.StartPage}: set PageOptions.Mode to PagingMode.Quick to start later.",
                nameof(options));
        }

        return new ServerPageable<T>(fetch, Start, options, timeProvider ?? TimeProvider.System);

        Listing<T> Start(PageOptions options) => options.Mode == PagingMode.Complete
            ? new CompleteListing<T, TKey>(identity, options.MaxWalks)
            : new RecentListing<T, TKey>(identity, options.PageSize);
    }

    /// <summary>
    /// Makes a list whose rows have no id, and which can only be read quickly: a row that moves to a later page is given twice.
    /// </summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="fetch">Reads a page; null where the page lies beyond the end.</param>
    /// <param name="options">How to read, with <see cref="PagingMode.Quick"/>, which is also what counts when they are left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing, which needs ids.</exception>
    public static AsyncPageable<T> Create<T>(Func<PageRequest, CancellationToken, Task<Page<T>?>> fetch, PageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        options ??= new PageOptions { Mode = PagingMode.Quick };
        if (options.Mode == PagingMode.Complete)
        {
            throw new ArgumentException(
                "A complete listing needs the rows' identity: hand it in, or set PageOptions.Mode to PagingMode.Quick.",
                nameof(options));
        }

        return new ServerPageable<T>((request, _, token) => fetch(request, token), static _ => new Listing<T>(), options, TimeProvider.System);
    }

    /// <summary>Makes a list of rows that are known already: what a test gives in place of a server's.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="items">The rows.</param>
    /// <param name="options">How to read.</param>
    /// <returns>The list.</returns>
    public static AsyncPageable<T> FromItems<T>(IReadOnlyList<T> items, PageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);

        // Rows that do not move need no proof, and so no identity.
        return Create(
            (request, _) =>
            {
                var before = (request.Number - 1L) * request.Size;
                var rows = before < items.Count || before == 0 ? items.Skip((int)before).Take(request.Size).ToList() : null;
                return Task.FromResult(rows is null ? null : new Page<T>(rows, request.Number, request.Size, items.Count));
            },
            (options ?? PageOptions.Default) with { Mode = PagingMode.Quick });
    }
}
