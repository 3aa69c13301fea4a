using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>Turns the envelope of a list into a page. The server tells of a bad search or order with status 200, in the envelope.</summary>
internal static class Envelope
{
    public static Page<T> ToPage<T>(PageRequest page, ApiResponse response, IReadOnlyList<T> rows, int subtotal, string? error)
    {
        if (!string.IsNullOrEmpty(error))
        {
            throw new ApiValidationException(new ApiFailure
            {
                StatusCode = response.StatusCode,
                RequestId = response.RequestId,
                Details = new ErrorBody { Detail = error, NonFieldErrors = [error] },
            });
        }

        // The echoed page and page size are text, numbers or null by release: only what was asked for counts.
        var isLast = rows.Count == 0 || (long)page.Number * page.Size >= subtotal;
        return new Page<T>(rows, page.Number, page.Size, subtotal, isLast);
    }
}
