using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Waldur.Client.Core;

/// <summary>What is logged of calls: operations by their template, never ids, queries, bodies or credentials.</summary>
internal sealed partial class CallLog(ILogger logger, string host)
{
    public void Started(Uri endpoint)
    {
        if (ApiEndpoint.IsUnencrypted(endpoint))
        {
            Unencrypted(logger, host);
        }
    }

    public bool ListensToWaits => logger.IsEnabled(LogLevel.Information);

    public bool ListensToResponses => logger.IsEnabled(LogLevel.Debug);

    public void Responded(Call call, RawResponse response, string? requestId)
    {
        var operation = call.Request.Operation;
        Responded(
            logger,
            operation.Method,
            operation.PathTemplate,
            host,
            (int)response.StatusCode,
            call.Elapsed.TotalMilliseconds,
            call.Attempts,
            OneLine(requestId));
    }

    public void Waiting(Call call) => Waiting(
        logger, call.Request.Operation.Method, call.Request.Operation.PathTemplate, host, call.Elapsed.TotalSeconds, Limit(call));

    public void Retrying(Call call, string? requestId) => Retrying(
        logger,
        call.Request.Operation.Method,
        call.Request.Operation.PathTemplate,
        host,
        call.Attempts,
        call.NextDelay.TotalSeconds,
        call.LastFailure?.ErrorType ?? "no response that counts",
        OneLine(requestId));

    public void Failed(Call call, Exception error) =>
        Failed(logger, call.Request.Operation.Method, call.Request.Operation.PathTemplate, host, error.GetType().Name, call.Elapsed.TotalMilliseconds, call.Attempts);

    private static string OneLine(string? requestId) => ErrorText.OneLine(requestId, ErrorMessage.IdLimit) is { Length: > 0 } id ? id : "none";

    private static string Limit(Call call) => call.Timeout == Timeout.InfiniteTimeSpan
        ? "any time"
        : string.Create(CultureInfo.InvariantCulture, $"up to {call.Timeout.TotalSeconds:0.#} s");

    [LoggerMessage(1, LogLevel.Debug, "{Method} {Template} at {Host} responded {Status} after {Milliseconds:0} ms and {Attempts} attempt(s); request id: {RequestId}", SkipEnabledCheck = true)]
    private static partial void Responded(ILogger logger, HttpMethod method, string template, string host, int status, double milliseconds, int attempts, string requestId);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Template} at {Host} is sent again: attempt {Attempt}, after waiting {Seconds:0.###} s; the one before ended with {Error}, request id: {RequestId}")]
    private static partial void Retrying(
        ILogger logger, HttpMethod method, string template, string host, int attempt, double seconds, string error, string requestId);

    [LoggerMessage(3, LogLevel.Warning, "{Method} {Template} at {Host} failed with {Error} after {Milliseconds:0} ms and {Attempts} attempt(s)")]
    private static partial void Failed(ILogger logger, HttpMethod method, string template, string host, string error, double milliseconds, int attempts);

    [LoggerMessage(5, LogLevel.Information, "{Method} {Template} at {Host} has no response after {Seconds:0.#} s; it may take {Limit}")]
    private static partial void Waiting(ILogger logger, HttpMethod method, string template, string host, double seconds, string limit);

    [LoggerMessage(4, LogLevel.Warning, "The credential is sent to {Host} in clear text: the endpoint begins with http://")]
    private static partial void Unencrypted(ILogger logger, string host);
}
