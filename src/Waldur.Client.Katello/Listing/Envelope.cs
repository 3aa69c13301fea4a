using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>
/// Turns the envelope of a list into a page. That it is one, and that the server refuses nothing in it, was seen when it was
/// read: the description says which members it has, and which of them reports an error.
/// </summary>
internal static class Envelope
{
    public static Page<T> ToPage<T>(PageRequest page, IReadOnlyList<T> rows, int subtotal)
    {
        // The echoed page and page size are text, numbers or null by release: only what was asked for counts.
        var total = Total(subtotal);
        var isLast = rows.Count == 0 || (long)page.Number * page.Size >= total;
        return new Page<T>(rows, page.Number, page.Size, total, isLast);
    }

    /// <summary>The rows of a list that was asked for whole.</summary>
    /// <exception cref="ApiUnexpectedContentException">The server says that there are more.</exception>
    public static IReadOnlyList<T> All<T>(IReadOnlyList<T> rows, int subtotal) => rows.Count >= Total(subtotal)
        ? rows
        : throw new ApiUnexpectedContentException($"The server responded with {rows.Count} rows of a list of {subtotal}, although all were asked for.");

    /// <summary>How many rows there are.</summary>
    /// <exception cref="ApiUnexpectedContentException">No list has so many rows.</exception>
    public static int Total(int subtotal) => subtotal >= 0
        ? subtotal
        : throw new ApiUnexpectedContentException("The server responded with a list of less than no rows.");
}
