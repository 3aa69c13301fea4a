using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>The one way in which objects are deleted that may be gone already.</summary>
internal static class Deletion
{
    /// <summary>Deletes an object.</summary>
    /// <param name="delete">Sends the deletion.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    /// <exception cref="ApiException">The call failed; also a 404 that does not come from the server itself, and a good status that confirms no deletion: the object may still be there.</exception>
    public static async Task<bool> ExecuteAsync(Func<CancellationToken, Task<ApiResponse>> delete, CancellationToken cancellationToken)
    {
        try
        {
            var response = await delete(cancellationToken).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.NoContent || response.Headers["Content-Length"] == "0"
                ? true
                : throw new ApiUnexpectedContentException(
                    $"A deletion is confirmed by 204, and {(int)response.StatusCode} with a body came: something before the server may have responded.")
                {
                    MayHaveActed = true,
                };
        }
        catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
        {
            // Gone already, unless it went with an earlier attempt whose response was lost.
            return error.MayHaveActed;
        }
    }
}
