using Waldur.Client.Api;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Makes a list that is read page by page of a generated list operation.</summary>
internal static class PagedList
{
    /// <summary>Creates the list.</summary>
    /// <param name="waldur">The client.</param>
    /// <param name="read">Reads a page by its number and size, by the client that it is given.</param>
    /// <param name="uuid">A row's id.</param>
    /// <param name="options">How to read.</param>
    public static AsyncPageable<T> Create<T>(
        WaldurClient waldur,
        Func<ApiRequestBuilder, PageRequest, CancellationToken, Task<ApiResponse<IReadOnlyList<T>>>> read,
        Func<T, Guid> uuid,
        PageOptions? options) => AsyncPageable.Create(
            async (page, callOptions, cancellationToken) =>
            {
                try
                {
                    return Page.FromResponse(await read(waldur.ApiWith(callOptions), page, cancellationToken).ConfigureAwait(false), page, WaldurProduct.TotalHeader);
                }
                catch (ApiNotFoundException error) when (page.Number > 1 && Absence.IsProvenBy(error))
                {
                    // A page beyond the end is a 404 here, where the list shrank while it was read.
                    return null;
                }
            },
            uuid,
            options ?? waldur.Options.Paging,
            waldur.Options.TimeProvider);

    /// <summary>Refuses a query that names a page: the list reads all of them.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void ThrowIfPaged(int? page, int? pageSize, string parameter) => PagedOperation.ThrowIfPaged(page, pageSize, parameter);
}
