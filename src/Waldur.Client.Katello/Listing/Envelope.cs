using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>
/// Turns the envelope of a list into a page. That it is one, and that the server refuses nothing in it, was seen when it was
/// read: the description says which members it has, and which of them tells of an error.
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

    /// <summary>How many rows there are.</summary>
    /// <exception cref="ApiUnexpectedContentException">No list has so many rows.</exception>
    public static int Total(int subtotal) => subtotal >= 0
        ? subtotal
        : throw new ApiUnexpectedContentException("The server responded with a list of less than no rows.");
}
