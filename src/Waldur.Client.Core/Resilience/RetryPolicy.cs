using System.Net;
using Polly;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <summary>
/// What is sent again, by method and by how the attempt failed. A request that may have changed something is never sent
/// again blindly: not after a lost response, unless the operation is marked as repeatable.
/// </summary>
internal static class RetryPolicy
{
    /// <summary>
    /// Whether a call has another attempt, and if so, after which wait. A wait that would pass the call's limit is not begun: the
    /// last response is worth more than a timeout.
    /// </summary>
    public static bool ShouldRetry(Call call, Outcome<RawResponse> outcome, int attempt, ClientOptions options)
    {
        if (attempt >= call.MaxRetries
            || call.Request.Content is { CanRetry: false }
            || !IsRepeated(call.Request.Operation, outcome)
            || RetryDelay.Next(options, outcome.Result, attempt, Random.Shared.NextDouble()) is not { } delay
            || delay >= call.Remaining)
        {
            return false;
        }

        call.NextDelay = delay;
        return true;
    }

    public static bool IsRepeated(ApiOperation operation, Outcome<RawResponse> outcome) =>
        outcome.Result is { } response
            ? IsRepeated(operation, response)
            : IsRepeated(operation, outcome.Exception);

    private static bool IsRepeated(ApiOperation operation, Exception? error) => error switch
    {
        TimeoutRejectedException => MayBeSentTwice(operation),
        _ when CertificateProblem.Find(error) is not null => false,
        HttpRequestException or IOException => !ActedRule.MayHaveActed(error) || MayBeSentTwice(operation),
        _ => false,
    };

    private static bool IsRepeated(ApiOperation operation, RawResponse response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.ServiceUnavailable => MayBeSentTwice(operation) || ActedRule.IsRefusal(response.StatusCode, response.Headers),
        HttpStatusCode.RequestTimeout or TooEarly or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => MayBeSentTwice(operation),
        _ => false,
    };

    private const HttpStatusCode TooEarly = (HttpStatusCode)425;

    /// <summary>Whether sending the operation twice does no more than sending it once.</summary>
    public static bool MayBeSentTwice(ApiOperation operation) => IsRead(operation) || operation.IsRepeatable;

    private static bool IsRead(ApiOperation operation) => operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Head;
}
