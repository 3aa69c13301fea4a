using System.Globalization;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Makes pages of responses.</summary>
public static class Page
{
    /// <summary>
    /// Makes a page of a list operation's response: the total from <c>X-Result-Count</c>, the end from <c>Link</c>.
    /// </summary>
    /// <typeparam name="T">The rows' type.</typeparam>
    /// <param name="response">The response.</param>
    /// <param name="request">What was asked for.</param>
    /// <returns>The page.</returns>
    public static Page<T> FromResponse<T>(ApiResponse<IReadOnlyList<T>> response, PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new(response.Value, request.Number, request.Size, TotalCount(response), IsLast(response, request.Number));
    }

    /// <summary>Reads how many rows a whole list has, from the header <c>X-Result-Count</c> of a GET or HEAD.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The total; null where the header is missing or no number.</returns>
    public static int? TotalCount(ApiResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return int.TryParse(response.Headers["X-Result-Count"], NumberStyles.None, CultureInfo.InvariantCulture, out var total)
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
