using Polly;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <content>How a call failed, as an exception.</content>
public sealed partial class ApiClient
{
    private void ThrowIfFailed(Call call, RawResponse response)
    {
        if (FindError(call, response) is { } error)
        {
            throw error;
        }

        if (response.IsBodyCut)
        {
            throw TooLarge(call, response);
        }
    }

    private Exception Failure(Call call, Exception error, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException("The caller cancelled the call.", error, cancellationToken);
        }

        _log.Failed(call, error);
        return error switch
        {
            TimeoutRejectedException timeout => TimedOut(call, timeout.Timeout, error),

            // Also what the transport cancelled by itself: an OperationCanceledException is the caller's alone. And what a
            // strategy of the program refused to send, by an open circuit or a limit: loops and look-ups outlive it.
            HttpRequestException or IOException or OperationCanceledException or ExecutionRejectedException =>
                ErrorFactory.FromTransport(Failed(call), error, call.MayHaveActed),

            // A mistake in a strategy, or what the transport is not allowed to hide.
            _ => error,
        };
    }

    private ApiTimeoutException TimedOut(Call call, TimeSpan limit, Exception error)
    {
        // Other limits are those of a caller's HttpClient or pipeline.
        var isWhole = limit == call.CurrentLimit && call.IsLimitedByCall;
        return ErrorFactory.FromTimeout(Failed(call), isWhole ? call.Timeout : limit, isWhole, call.MayHaveActed, error);
    }

    // What the status says, and whether the credential was taken as it was meant.
    private ApiException? FindError(Call call, RawResponse response)
    {
        if (!response.IsSuccess)
        {
            return FromResponse(call, response);
        }

        return _credential.FindProblem(response.Headers) is null
            ? null
            : ErrorFactory.FromImpersonation(Failed(call), response.StatusCode, response.Headers);
    }

    private ApiException FromResponse(Call call, RawResponse response) => ErrorFactory.FromResponse(
        Failed(call),
        response.StatusCode,
        response.Headers,
        response.MediaType,
        response.Body,
        Options.TimeProvider.GetUtcNow(),
        call.MayHaveActed,
        response.IsBodyCut);

    private ApiUnexpectedContentException TooLarge(Call call, RawResponse response) =>
        ErrorFactory.FromTooLarge(Failed(call), response.StatusCode, response.Headers, response.MediaType, response.Body, Options.MaxResponseSize);

    private ApiUnexpectedContentException Unexpected(Call call, RawResponse response, string expected, Exception? error = null) =>
        ErrorFactory.FromContent(Failed(call), response.StatusCode, response.Headers, response.MediaType, response.Body, expected, error);

    private FailedCall Failed(Call call) => new(call.Request)
    {
        Host = Endpoint.Authority,
        Product = _product,
        Mask = CallSecrets.MaskOf(call.Request, _credential, call.SentHeaders),
    };

    // The id of a request is the server's text, too, and a server may put anything there.
    private string? Masked(Call call, string? requestId) => requestId is null ? null : Failed(call).Mask.Apply(requestId);
}
