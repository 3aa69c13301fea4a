namespace Waldur.Client;

/// <summary>Makes a list that is read page by page of a generated list operation.</summary>
internal static class PagedList
{
    /// <summary>Creates the list.</summary>
    /// <param name="read">Reads a page by its number and size.</param>
    /// <param name="uuid">A row's id.</param>
    /// <param name="options">How to read.</param>
    public static AsyncPageable<T> Create<T>(
        Func<PageRequest, CancellationToken, Task<ApiResponse<IReadOnlyList<T>>>> read,
        Func<T, Guid> uuid,
        PageOptions? options) => AsyncPageable.Create(
            async (page, cancellationToken) =>
            {
                try
                {
                    return Page.FromResponse(await read(page, cancellationToken).ConfigureAwait(false), page, WaldurProduct.TotalHeader);
                }
                catch (ApiNotFoundException error) when (page.Number > 1 && Absence.IsProvenBy(error))
                {
                    // A page beyond the end is a 404 here, where the list shrank while it was read.
                    return null;
                }
            },
            uuid,
            options);
}
