using System.Net;

namespace Waldur.Client;

/// <summary>The server, or a proxy before it, failed: 5xx. Whether the call had an effect is not known.</summary>
public sealed class ApiServerException : ApiException
{
    /// <inheritdoc/>
    public ApiServerException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.InternalServerError, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiServerException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.InternalServerError)!, innerException)
    {
    }

    /// <summary>How long the server asks to wait, at most a day, counted from the response; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the status is 502, 503 or 504: the server could not be reached, was not ready, or took too long for the proxy.
    /// </summary>
    public bool IsGateway =>
        StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
