using System.Net.Sockets;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <summary>
/// Hands a request to the transport and reads the response. Whatever the transport throws leaves here as one of three: the
/// cancellation that was asked for, a <see cref="TimeoutRejectedException"/>, or an <see cref="HttpRequestException"/> or
/// <see cref="IOException"/>, which the retry table knows.
/// </summary>
internal sealed class Exchange(HttpMessageInvoker invoker, OwnTransport? own, ClientOptions options, Func<Call, FailedCall> failed)
{
    public async ValueTask<RawResponse> SendAsync(Call call, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var sent = new SentTo(message);
        call.SentHeaders = message.Headers;
        HttpResponseMessage? response = null;
        try
        {
            response = await InvokeAsync(message, cancellationToken).ConfigureAwait(false) ?? throw new HttpRequestException("The handler returned no response.");
            if (sent.FindRedirect(response) is { } redirect)
            {
                throw ErrorFactory.FromFollowedRedirect(failed(call), redirect);
            }

            var raw = await BodyReader.ReadAsync(response, LimitOf(call, response.IsSuccessStatusCode), cancellationToken).ConfigureAwait(false);
            call.MayHaveActed |= ActedRule.MayHaveActed(raw.StatusCode, raw.Headers);
            call.LastFailure = raw.IsSuccess ? null : AttemptFailure.From(raw);
            return raw;
        }
        catch (Exception error)
        {
            response?.Dispose();
            var failure = ToFailure(error, cancellationToken);
            call.MayHaveActed |= ActedRule.MayHaveActed(failure);
            if (ReferenceEquals(failure, error))
            {
                throw;
            }

            throw failure;
        }
    }

    private Task<HttpResponseMessage> InvokeAsync(HttpRequestMessage message, CancellationToken cancellationToken) => invoker is HttpClient client
        ? client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : invoker.SendAsync(message, cancellationToken);

    private long LimitOf(Call call, bool isSuccess) =>
        !call.ReadsBody(isSuccess) ? 0
        : isSuccess ? options.MaxResponseSize
        : Math.Min(options.MaxErrorBodySize, options.MaxResponseSize);

    private Exception ToFailure(Exception error, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            // What fails while it is cancelled fails because of that.
            return error is OperationCanceledException
                ? error
                : new OperationCanceledException("The attempt was cancelled.", error, cancellationToken);
        }

        return error switch
        {
            HttpRequestException or IOException or TimeoutRejectedException or ApiException => error,
            OperationCanceledException { InnerException: TimeoutException } limit => LimitOfTransport(limit),

            // A program that disposed its client has a fault that no retry mends.
            ObjectDisposedException disposed when disposed.ObjectName == invoker.GetType().FullName => error,

            // It reads and writes through streams, which wrap what a socket throws: bare, it was thrown while connecting.
            SocketException when own is { ConnectsItself: true } =>
                new HttpRequestException(HttpRequestError.ConnectionError, "The connection was lost as it was made.", error),
            _ => new HttpRequestException("The transport failed.", error),
        };
    }

    // The own transport's only limit is for connecting. An HttpClient gives the same error for its limit on the whole
    // exchange, and of any other handler nothing is known.
    private Exception LimitOfTransport(OperationCanceledException error) => invoker switch
    {
        _ when own is not null => new HttpRequestException(HttpRequestError.ConnectionError, "No connection was made in time.", error),
        HttpClient { Timeout: var limit } when limit != Timeout.InfiniteTimeSpan =>
            new TimeoutRejectedException("The HttpClient's own limit passed.", limit, error),
        _ => new HttpRequestException("A limit of the transport passed.", error),
    };
}
