using System.Net;

namespace Waldur.Client.Core;

/// <summary>How an attempt failed that may be followed by another.</summary>
/// <param name="Status">The response's status; null where none came.</param>
/// <param name="Error">What was thrown; null where a response came.</param>
/// <param name="RequestId">The id that the server gave the request, as it came.</param>
internal sealed record AttemptFailure(HttpStatusCode? Status, Exception? Error, string? RequestId)
{
    public static AttemptFailure From(RawResponse response) => new(response.StatusCode, null, response.Headers.RequestId);

    public static AttemptFailure From(Exception error) => new(null, error, null);

    public string ErrorType => Status is { } status ? Core.ErrorType.From(status) : Core.ErrorType.From(Error!);
}
