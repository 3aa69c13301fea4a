using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>Hands the body of a response to the caller, unread.</summary>
internal static class ResponseStreams
{
    /// <summary>Opens the body; null where the response has none.</summary>
    public static async Task<Stream?> OpenAsync(RawResult result, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var isHead = result.Request.Operation.Method == HttpMethod.Head;
        if (isHead || result.Response.StatusCode == HttpStatusCode.NoContent || result.Response.Headers["Content-Length"] == "0")
        {
            return null;
        }

        var message = result.TakeMessage();
        try
        {
            var body = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new ResponseStream(message, body, result, timeProvider);
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }
}
