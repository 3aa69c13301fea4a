using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <summary>Makes one attempt of a call: from the request to the last byte of the answer, whatever its status.</summary>
internal sealed class RequestSender
{
    private readonly HttpMessageInvoker _invoker;
    private readonly string _prefix;
    private readonly Credential _credential;
    private readonly string _userAgent;

    public RequestSender(HttpMessageInvoker invoker, Uri endpoint, Credential credential, ClientOptions options)
    {
        _invoker = invoker;
        _prefix = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _credential = credential;
        _userAgent = UserAgent(options.ApplicationName);
    }

    public async ValueTask<RawResponse> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(call);
        await AuthoriseAsync(message, cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        // A refused request was not acted on: it may be sent once more, whatever its method.
        if (!await RefreshAsync(message, response, cancellationToken).ConfigureAwait(false))
        {
            return response;
        }

        response.Dispose();
        using var again = CreateMessage(call);
        await AuthoriseAsync(again, cancellationToken).ConfigureAwait(false);
        return await SendAsync(again, cancellationToken).ConfigureAwait(false);
    }

    // What fails while a credential is obtained says nothing about the server: it must not look like a lost answer.
    private async ValueTask AuthoriseAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await _credential.ApplyAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw CannotObtain(error);
        }
    }

    private async ValueTask<bool> RefreshAsync(HttpRequestMessage message, RawResponse response, CancellationToken cancellationToken)
    {
        try
        {
            return await _credential.RefreshAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            response.Dispose();
            if (cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            throw CannotObtain(error);
        }
    }

    private static ApiAuthenticationException CannotObtain(Exception error) =>
        new("The credential could not be obtained; the request was not sent.", error);

    private async ValueTask<RawResponse> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var method = message.Method;
        var response = await InvokeAsync(message, cancellationToken).ConfigureAwait(false);
        try
        {
            // A caller's HttpClient may follow redirects, and then replays a POST as a GET.
            if (response.RequestMessage is { } sent && sent.Method != method)
            {
                throw new InvalidOperationException(
                    $"The HttpClient followed a redirect and sent {sent.Method} in place of {method}: give it a handler with AllowAutoRedirect = false.");
            }

            var body = await BodyReader.ReadAsync(response, method != HttpMethod.Head, cancellationToken).ConfigureAwait(false);
            return new RawResponse(response, body);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async ValueTask<HttpResponseMessage> InvokeAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return _invoker is HttpClient client
                ? await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false)
                : await _invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (error.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // A handler's own limit is for connecting; an HttpClient gives the same error for its limit on the whole exchange.
            throw _invoker is HttpClient client
                ? new TimeoutRejectedException("The HttpClient's own limit passed.", client.Timeout, error)
                : new HttpRequestException(HttpRequestError.ConnectionError, "No connection was made in time.", error);
        }
    }

    private HttpRequestMessage CreateMessage(Call call)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(request.Operation.Method, ToUri(request.PathAndQuery))
        {
            Content = request.Content?.CreateHttpContent(),
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("Accept", call.Accept ?? "*/*");

        // The server translates its messages; they are for logs, and some are read for states.
        headers.TryAddWithoutValidation("Accept-Language", "en");
        headers.TryAddWithoutValidation("User-Agent", _userAgent);
        return message;
    }

    // A path starts with a slash (ApiRequest sees to it), and the first slash behind the host ends it: no path can lead to
    // another host. Looking at the parsed Uri's host instead would cost more than the rest of this method.
    private Uri ToUri(string pathAndQuery) => new(_prefix + pathAndQuery, UriKind.Absolute);

    private static string UserAgent(string? application)
    {
        var version = typeof(RequestSender).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var sdk = $"waldur-dotnet/{version.Split('+')[0]}";
        if (string.IsNullOrWhiteSpace(application))
        {
            return sdk;
        }

        foreach (var product in application.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!ProductInfoHeaderValue.TryParse(product, out _))
            {
                throw new ArgumentException($"'{application}' cannot stand in the User-Agent header: use the form name/version.", nameof(application));
            }
        }

        return $"{application} {sdk}";
    }
}
