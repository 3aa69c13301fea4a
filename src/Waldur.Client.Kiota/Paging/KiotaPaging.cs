using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>Pages and counts the lists of clients that Kiota generated, whose own methods read one page and drop the headers.</summary>
public static class KiotaPaging
{
    /// <summary>Makes a list of all pages of an operation that returns rows, as Waldur's do.</summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <typeparam name="TKey">The id's type.</typeparam>
    /// <param name="fetch">
    /// Calls the generated method with the page's number and size in the query, and its <see cref="KiotaPage.Response"/> among the options.
    /// </param>
    /// <param name="identity">A row's id, such as its uuid.</param>
    /// <param name="options">How to read; the defaults when left out. A client's <see cref="ClientOptions.Paging"/> is not known here.</param>
    /// <param name="timeProvider">The clock of the pauses between two readings; the system's when left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="InvalidOperationException">While enumerated: the response option was not added to the request.</exception>
    public static AsyncPageable<T> ListAllAsync<T, TKey>(
        Func<KiotaPage, CancellationToken, Task<List<T>?>> fetch,
        Func<T, TKey> identity,
        PageOptions? options = null,
        TimeProvider? timeProvider = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return ListAllAsync(fetch, static rows => rows, static (_, response) => response.TotalCount, identity, options, timeProvider);
    }

    /// <summary>Makes a list of all pages of an operation that returns rows within an object, as Katello's do.</summary>
    /// <typeparam name="TList">The object's type.</typeparam>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <typeparam name="TKey">The id's type.</typeparam>
    /// <param name="fetch">
    /// Calls the generated method with the page's number and size in the query, and its <see cref="KiotaPage.Response"/> among the options.
    /// </param>
    /// <param name="rows">The rows of a page.</param>
    /// <param name="totalCount">How many rows the whole list has, such as Katello's <c>subtotal</c>; null where it is not reported.</param>
    /// <param name="identity">A row's id.</param>
    /// <param name="options">How to read; the defaults when left out. A client's <see cref="ClientOptions.Paging"/> is not known here.</param>
    /// <param name="timeProvider">The clock of the pauses between two readings; the system's when left out.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="InvalidOperationException">While enumerated: the response option was not added to the request.</exception>
    public static AsyncPageable<T> ListAllAsync<TList, T, TKey>(
        Func<KiotaPage, CancellationToken, Task<TList?>> fetch,
        Func<TList, List<T>?> rows,
        Func<TList, int?> totalCount,
        Func<T, TKey> identity,
        PageOptions? options = null,
        TimeProvider? timeProvider = null)
        where TList : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(fetch);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(totalCount);
        return ListAllAsync(fetch, rows, (list, _) => totalCount(list), identity, options, timeProvider);
    }

    /// <summary>Counts the rows of a list without reading them, by a HEAD.</summary>
    /// <param name="head">Calls the generated <c>HeadAsync</c> with the option among the request's <c>Options</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many rows the list has.</returns>
    /// <exception cref="InvalidOperationException">The option was not added to the request.</exception>
    /// <exception cref="KiotaApiException">The response does not count.</exception>
    public static async Task<int> CountAsync(Func<ResponseOption, CancellationToken, Task> head, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(head);
        var response = new ResponseOption();
        await head(response, cancellationToken).ConfigureAwait(false);
        ThrowIfNotAdded(response);
        return response.TotalCount ?? throw NoRows("The response holds no X-Result-Count header, in which the server counts rows.");
    }

    private static AsyncPageable<T> ListAllAsync<TList, T, TKey>(
        Func<KiotaPage, CancellationToken, Task<TList?>> fetch,
        Func<TList, List<T>?> rows,
        Func<TList, ResponseOption, int?> totalCount,
        Func<T, TKey> identity,
        PageOptions? options,
        TimeProvider? timeProvider)
        where TList : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(identity);
        return AsyncPageable.Create(FetchAsync, identity, options, timeProvider);

        async Task<Page<T>?> FetchAsync(PageRequest request, CancellationToken cancellationToken)
        {
            var page = new KiotaPage(request);
            try
            {
                var list = await fetch(page, cancellationToken).ConfigureAwait(false);
                ThrowIfNotAdded(page.Response);
                var items = list is null ? null : rows(list);
                return items is null
                    ? throw NoRows("The response holds no rows, not even an empty list of them.")
                    : ToPage(items, request, totalCount(list!, page.Response), page.Response);
            }
            catch (Exception error) when (IsBeyondEnd(error, page))
            {
                return null;
            }
        }
    }

    private static Page<T> ToPage<T>(List<T> items, PageRequest request, int? totalCount, ResponseOption response)
    {
        var isLast = Page.FromResponse(new ApiResponse<IReadOnlyList<T>>(items, HttpStatusCode.OK, response.Headers), request, ResponseOption.TotalHeader).IsLast;
        return new(items, request.Number, request.Size, totalCount, isLast);
    }

    // A page beyond the end is a 404, where the list shrank while it was read.
    private static bool IsBeyondEnd(Exception error, KiotaPage page) =>
        page.Number > 1 && error.GetApiException() is { } apiError && Absence.IsProvenBy(apiError);

    private static KiotaApiException NoRows(string message) => new(new ApiUnexpectedContentException(message));

    private static void ThrowIfNotAdded(ResponseOption response)
    {
        if (response.StatusCode is null)
        {
            throw new InvalidOperationException("Add the response option to the Options of the request's configuration: the server counts rows in a header.");
        }
    }
}
