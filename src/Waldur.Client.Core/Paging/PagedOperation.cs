using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>What the list methods of generated clients are made with: all pages of an operation whose rows are counted in a header.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PagedOperation
{
    /// <summary>Makes a list whose rows say which they are, so that none is missed and none is given twice.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <typeparam name="TKey">The id's type.</typeparam>
    /// <param name="client">Sends the requests; the clock of its options is that of the pauses, and their paging counts when none is given.</param>
    /// <param name="read">Reads a page by its number and size, through the client that it is given.</param>
    /// <param name="identity">A row's id. A row without one is unexpected content: ids that are all empty would make one row of many.</param>
    /// <param name="totalHeader">The header in which the server counts the rows, such as <c>X-Result-Count</c>.</param>
    /// <param name="paging">How to read; when left out, as <see cref="ClientOptions.Paging"/> of the client says.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing from a later page than the first.</exception>
    public static AsyncPageable<T> Create<T, TKey>(
        IApiClient client,
        Func<IApiClient, PageRequest, CancellationToken, Task<ApiResponse<IReadOnlyList<T>>>> read,
        Func<T, TKey> identity,
        string totalHeader,
        PageOptions? paging)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(identity);
        var clientOptions = (client as IRawApiClient)?.Options;
        return AsyncPageable.Create(
            (page, options, cancellationToken) => ReadAsync(client.With(options), read, page, totalHeader, cancellationToken),
            row => Known(identity(row)),
            paging ?? clientOptions?.Paging,
            clientOptions?.TimeProvider);
    }

    /// <summary>Makes a list whose rows have no id, which can only be read quickly: a row that moves to a later page is given twice.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="client">Sends the requests; the paging of its options counts when none is given, but for its mode.</param>
    /// <param name="read">Reads a page by its number and size, through the client that it is given.</param>
    /// <param name="totalHeader">The header in which the server counts the rows, such as <c>X-Result-Count</c>.</param>
    /// <param name="paging">How to read, with <see cref="PagingMode.Quick"/>; when left out, as <see cref="ClientOptions.Paging"/> of the client says, and quickly.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options want a complete listing, which needs ids.</exception>
    public static AsyncPageable<T> Create<T>(
        IApiClient client,
        Func<IApiClient, PageRequest, CancellationToken, Task<ApiResponse<IReadOnlyList<T>>>> read,
        string totalHeader,
        PageOptions? paging)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(read);

        // Without ids there is but the quick way, whatever the client is set to.
        var ofClient = (client as IRawApiClient)?.Options.Paging is { } set ? set with { Mode = PagingMode.Quick } : null;
        return AsyncPageable.Create((page, cancellationToken) => ReadAsync(client, read, page, totalHeader, cancellationToken), paging ?? ofClient);
    }

    /// <summary>Refuses a query that names a page: a list reads all of them.</summary>
    /// <param name="page">The page that the query names.</param>
    /// <param name="pageSize">The page size that it names.</param>
    /// <param name="parameter">The parameter that holds the query.</param>
    /// <exception cref="ArgumentException">It names one.</exception>
    public static void ThrowIfPaged(long? page, long? pageSize, string parameter)
    {
        if (page is not null || pageSize is not null)
        {
            throw new ArgumentException(
                "The query names a page or a page size, but a list reads all its pages: set PageOptions.StartPage (with PagingMode.Quick), "
                + "PageOptions.PageSize or PageOptions.MaxItems in place of Page and PageSize, or call the operation itself through Api.",
                parameter);
        }
    }

    private static async Task<Page<T>?> ReadAsync<T>(
        IApiClient client,
        Func<IApiClient, PageRequest, CancellationToken, Task<ApiResponse<IReadOnlyList<T>>>> read,
        PageRequest page,
        string totalHeader,
        CancellationToken cancellationToken)
    {
        try
        {
            return Page.FromResponse(await read(client, page, cancellationToken).ConfigureAwait(false), page, totalHeader);
        }
        catch (ApiNotFoundException error) when (page.Number > 1 && Absence.IsProvenBy(error))
        {
            // A page beyond the end is a 404 in the server's own words, where the list shrank while it was read.
            return null;
        }
    }

    private static TKey Known<TKey>(TKey id)
        where TKey : notnull => id is "" || EqualityComparer<TKey>.Default.Equals(id, default)
            ? throw new ApiUnexpectedContentException(
                "A row of the list does not say which it is: it holds no id. Where the query names the fields to send, name the id among them.")
            : id;
}
