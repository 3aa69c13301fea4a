using System.Net;

namespace Waldur.Client.Core;

/// <summary>Makes one attempt of a call: from the request to the last byte of the response, whatever its status.</summary>
internal sealed class RequestSender(MessageFactory messages, Credential credential, Exchange exchange, ApiProduct product)
{
    public async ValueTask<RawResponse> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var message = messages.Create(call);
        await AuthoriseAsync(call, message, cancellationToken).ConfigureAwait(false);
        var response = await exchange.SendAsync(call, message, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        // What the server itself refuses was not acted on: it may be sent once more, whatever its method. A gateway's page may have taken
        // the place of a good response.
        var isForeign = IsForeign(response);
        if (isForeign && !RetryPolicy.MayBeSentTwice(call.Request.Operation))
        {
            await TryRefreshAsync(message, response, cancellationToken).ConfigureAwait(false);
            return response;
        }

        if (call.Request.Content is { CanRetry: false } || !await RefreshAsync(call, message, response, cancellationToken).ConfigureAwait(false))
        {
            return response;
        }

        call.MayHaveActed |= isForeign;
        response.Dispose();
        call.OnResending(TimeSpan.Zero);
        using var retried = messages.Create(call);
        await AuthoriseAsync(call, retried, cancellationToken).ConfigureAwait(false);
        return await exchange.SendAsync(call, retried, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a request as an attempt would send it, with the credential; the caller disposes it.</summary>
    public async ValueTask<HttpRequestMessage> CreateMessageAsync(Call call, CancellationToken cancellationToken)
    {
        var message = messages.Create(call);
        try
        {
            await AuthoriseAsync(call, message, cancellationToken).ConfigureAwait(false);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    // What fails while a credential is obtained says nothing about the server: it must not look like a lost response. Most
    // credentials are there at once, and need no asynchronous method.
    private ValueTask AuthoriseAsync(Call call, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        ValueTask applied;
        try
        {
            applied = credential.ApplyAsync(message, cancellationToken);
        }
        catch (Exception error) when (!IsCancellation(error, cancellationToken))
        {
            throw CannotObtain(call, error);
        }

        return applied.IsCompletedSuccessfully ? applied : AwaitAsync(applied, call, cancellationToken);
    }

    private static async ValueTask AwaitAsync(ValueTask applied, Call call, CancellationToken cancellationToken)
    {
        try
        {
            await applied.ConfigureAwait(false);
        }
        catch (Exception error) when (!IsCancellation(error, cancellationToken))
        {
            throw CannotObtain(call, error);
        }
    }

    private bool IsForeign(RawResponse response) => ActedRule.IsForeignRefusal(
        response.StatusCode,
        response.Headers,
        product.IsOwnError(response.StatusCode, ErrorBody.Parse(response.Body, response.MediaType), response.Headers));

    // For the next call: this one ends with its response, whatever becomes of the credential.
    private async ValueTask TryRefreshAsync(HttpRequestMessage message, RawResponse response, CancellationToken cancellationToken)
    {
        try
        {
            await credential.RefreshAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (IsCancellation(error, cancellationToken))
            {
                response.Dispose();
                throw;
            }
        }
    }

    private async ValueTask<bool> RefreshAsync(Call call, HttpRequestMessage message, RawResponse response, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.RefreshAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            response.Dispose();
            if (IsCancellation(error, cancellationToken))
            {
                throw;
            }

            throw CannotObtain(call, error);
        }
    }

    // A credential may fail for a reason of its own after the time is up.
    private static bool IsCancellation(Exception error, CancellationToken cancellationToken) =>
        error is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private static ApiAuthenticationException CannotObtain(Call call, Exception error)
    {
        const string NotSent = "the request was not sent.";
        var reason = error is TokenFileException file ? file.Message.TrimEnd('.') : "The credential could not be obtained";
        return new($"{reason}; {NotSent}", error)
        {
            // An earlier attempt may have been sent all the same.
            MayHaveActed = call.MayHaveActed && ActedRule.IsUnsafe(call.Request.Operation.Method),
        };
    }
}
