using System.Globalization;

namespace Waldur.Client;

/// <summary>The number of rows of a list, which the server sends in a header.</summary>
internal static class ResultCount
{
    private const string HeaderName = "X-Result-Count";

    /// <summary>The number; null where the header is missing or unreadable.</summary>
    public static int? Find(ResponseHeaders headers) =>
        int.TryParse(headers[HeaderName], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The number.</summary>
    /// <exception cref="ApiUnexpectedContentException">The answer holds no number.</exception>
    public static int Of(ApiResponse response) => Find(response.Headers)
        ?? throw new ApiUnexpectedContentException($"The answer holds no {HeaderName} header, in which the server counts rows.");
}
