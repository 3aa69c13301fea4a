using System.Net;

namespace Waldur.Client.Core;

/// <content>
/// Calls that somebody observes. They have methods of their own: what these allocate, a call that nobody observes does not.
/// </content>
public sealed partial class ApiClient
{
    private Task<ApiResponse<T>> SendObservedAsync<T>(ApiRequest request, ResponseReader<T> reader, CancellationToken cancellationToken) => ObserveAsync(
        () => new ObservedCall(_telemetry, request, reader.MediaType, Options, _callOptions) { Caller = cancellationToken },
        call => SendAsync(call, reader, cancellationToken),
        static response => (response.StatusCode, response.Headers, null));

    private Task<ApiResponse> SendObservedAsync(ApiRequest request, CancellationToken cancellationToken) => ObserveAsync(
        () => new ObservedCall(_telemetry, request, AnyJson, Options, _callOptions) { Caller = cancellationToken },
        call => SendWithoutBodyAsync(call, cancellationToken),
        static response => (response.StatusCode, response.Headers, null));

    private Task<RawResult> SendRawObservedAsync(ApiRequest request, CallOptions own, bool isStreamed, CancellationToken cancellationToken) => ObserveAsync(
        () => new ObservedCall(_telemetry, request, accept: null, Options, own) { IsStreamed = isStreamed, Caller = cancellationToken },
        call => SendRawAsync(call, cancellationToken),
        static result => (result.Response.StatusCode, result.Response.Headers, result.Error));

    // The call is begun here, within an asynchronous method, so that its span is not the current one of whoever called it.
    private async Task<TResponse> ObserveAsync<TResponse>(
        Func<ObservedCall> begin,
        Func<Call, Task<TResponse>> send,
        Func<TResponse, (HttpStatusCode Status, ResponseHeaders Headers, ApiException? Error)> toOutcome)
    {
        using var call = begin();
        try
        {
            var response = await send(call).ConfigureAwait(false);
            var outcome = toOutcome(response);
            if (outcome.Error is { } error)
            {
                call.Fail(error);
            }
            else
            {
                call.Succeed(outcome.Status, call.IsRecorded ? Masked(call, outcome.Headers.RequestId) : null);
            }

            return response;
        }
        catch (Exception error)
        {
            call.Fail(error);
            throw;
        }
    }
}
