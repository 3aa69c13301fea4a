using System.Net;

namespace Waldur.Client;

/// <summary>The server, or a proxy before it, refuses further calls for a while: 429. That attempt had no effect.</summary>
public sealed class ApiThrottledException : ApiException
{
    /// <inheritdoc/>
    public ApiThrottledException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.TooManyRequests, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiThrottledException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.TooManyRequests)!, innerException)
    {
    }

    /// <summary>How long the server asks to wait, at most a day, counted from the response; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
