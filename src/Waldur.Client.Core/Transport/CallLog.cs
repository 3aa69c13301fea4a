using Microsoft.Extensions.Logging;

namespace Waldur.Client.Core;

/// <summary>What is logged of calls: operations by their template, never ids, queries, bodies or credentials.</summary>
internal sealed partial class CallLog(ILogger logger)
{
    public void Responded(Call call, RawResponse response)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            Responded(logger, call.Request.Operation.Method, call.Request.Operation.PathTemplate, (int)response.StatusCode, call.Elapsed.TotalMilliseconds, call.Attempts);
        }
    }

    public void Retrying(Call call) =>
        Retrying(logger, call.Request.Operation.Method, call.Request.Operation.PathTemplate, call.Attempts, call.NextDelay.TotalSeconds);

    public void Failed(Call call, Exception error) =>
        Failed(logger, call.Request.Operation.Method, call.Request.Operation.PathTemplate, error.GetType().Name, call.Elapsed.TotalMilliseconds, call.Attempts);

    [LoggerMessage(1, LogLevel.Debug, "{Method} {Template} responded {Status} after {Milliseconds:0} ms and {Attempts} attempt(s)", SkipEnabledCheck = true)]
    private static partial void Responded(ILogger logger, HttpMethod method, string template, int status, double milliseconds, int attempts);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Template} is sent again: attempt {Attempt}, after waiting {Seconds:0.###} s")]
    private static partial void Retrying(ILogger logger, HttpMethod method, string template, int attempt, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "{Method} {Template} failed with {Error} after {Milliseconds:0} ms and {Attempts} attempt(s)")]
    private static partial void Failed(ILogger logger, HttpMethod method, string template, string error, double milliseconds, int attempts);
}
