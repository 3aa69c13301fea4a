namespace Waldur.Client;

/// <summary>The number of rows of a list, which the server sends in a header.</summary>
internal static class ResultCount
{
    /// <summary>The number.</summary>
    /// <exception cref="ApiUnexpectedContentException">The response holds no number.</exception>
    public static int From(ApiResponse response) => Page.TotalCount(response, WaldurProduct.TotalHeader)
        ?? throw new ApiUnexpectedContentException("The response holds no X-Result-Count header, in which the server counts rows.");
}
