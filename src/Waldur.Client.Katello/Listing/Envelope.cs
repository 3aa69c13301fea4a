using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>Turns the envelope of a list into a page.</summary>
internal static class Envelope
{
    /// <summary>The server tells of a bad search or order with status 200, in the envelope of an empty list.</summary>
    public static void ThrowIfRefused(ApiResponse response, string path, string? error)
    {
        if (string.IsNullOrEmpty(error))
        {
            return;
        }

        throw new ApiValidationException(new ApiFailure
        {
            Method = HttpMethod.Get,
            Path = path,
            StatusCode = response.StatusCode,
            RequestId = response.RequestId,
            ServerVersion = response.Headers[KatelloProduct.VersionHeader],
            Details = new ErrorBody { Detail = error, NonFieldErrors = [error] },
        });
    }

    public static Page<T> ToPage<T>(PageRequest page, IReadOnlyList<T> rows, int subtotal)
    {
        // The echoed page and page size are text, numbers or null by release: only what was asked for counts.
        var isLast = rows.Count == 0 || (long)page.Number * page.Size >= subtotal;
        return new Page<T>(rows, page.Number, page.Size, subtotal, isLast);
    }
}
