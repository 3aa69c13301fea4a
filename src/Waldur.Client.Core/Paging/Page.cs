using System.Globalization;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Makes pages of responses.</summary>
public static class Page
{
    /// <summary>
    /// Makes a page of a list operation's response: the total from a header of the product, the end from <c>Link</c>.
    /// </summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="response">The response.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="totalHeader">The header in which the server counts the rows of the whole list, such as <c>X-Result-Count</c>.</param>
    /// <returns>The page.</returns>
    public static Page<T> FromResponse<T>(ApiResponse<IReadOnlyList<T>> response, PageRequest request, string totalHeader)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new(response.Value, request.Number, request.Size, TotalCount(response, totalHeader), IsLast(response, request.Number));
    }

    /// <summary>Reads how many rows a whole list has, from a header of a GET or HEAD.</summary>
    /// <param name="response">The response.</param>
    /// <param name="totalHeader">The header in which the server counts them, such as <c>X-Result-Count</c>.</param>
    /// <returns>The total; null where the header is missing or no number.</returns>
    public static int? TotalCount(ApiResponse response, string totalHeader)
    {
        ArgumentNullException.ThrowIfNull(response);
        return int.TryParse(response.Headers[totalHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? total
            : null;
    }

    // A proxy may add a Link header of its own, so that a missing "next" alone proves nothing.
    private static bool IsLast(ApiResponse response, int number) =>
        response.Headers["Link"] is { } link
        && LinkHeader.TryGetPage(link, "last", out var last)
        && last <= number
        && !LinkHeader.TryGetPage(link, "next", out _);
}
