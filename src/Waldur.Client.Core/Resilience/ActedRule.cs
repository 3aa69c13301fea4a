using System.Net;

namespace Waldur.Client.Core;

/// <summary>
/// The one rule for whether the server may have acted on an attempt that failed. A lost connection, a timeout and a gateway's
/// error all leave it open; a refusal does not, where it is the server's own word.
/// </summary>
internal static class ActedRule
{
    // What nginx writes where one of several gateways gave up: the server may be at work.
    private const HttpStatusCode ClientClosedRequest = (HttpStatusCode)499;

    /// <summary>Whether the method changes something, so that acting matters.</summary>
    public static bool IsUnsafe(HttpMethod method) =>
        method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options && method != HttpMethod.Trace;

    /// <summary>Whether the server may have acted on a request to which it, or a gateway, responds with this failure.</summary>
    public static bool MayHaveActed(HttpStatusCode status, ResponseHeaders headers) =>
        status is HttpStatusCode.RequestTimeout or ClientClosedRequest || ((int)status >= 500 && !IsRefusal(status, headers));

    /// <summary>Whether the server may have acted on a request that failed without a response.</summary>
    public static bool MayHaveActed(Exception error) => TransportHint.MayHaveBeenSent(error);

    /// <summary>
    /// Whether a refusal may have taken the place of the server's response: it is not in the server's own words, and no gateway's that
    /// says itself that it did not take the request.
    /// </summary>
    public static bool IsForeignRefusal(HttpStatusCode status, ResponseHeaders headers, bool isConfirmed) =>
        !isConfirmed && status != HttpStatusCode.TooManyRequests && (int)status < 500 && !MayHaveActed(status, headers);

    /// <summary>Whether the server, or the gateway before it, says itself that it did not take the request and when to come back.</summary>
    public static bool IsRefusal(HttpStatusCode status, ResponseHeaders headers) =>
        status == HttpStatusCode.ServiceUnavailable && headers[RetryAfter.HeaderName] is { } value && RetryAfter.IsReadable(value);
}
