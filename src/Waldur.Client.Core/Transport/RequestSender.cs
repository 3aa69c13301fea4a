using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <summary>Makes one attempt of a call: from the request to the last byte of the response, whatever its status.</summary>
internal sealed class RequestSender
{
    private readonly HttpMessageInvoker _invoker;
    private readonly bool _isOwn;
    private readonly string _prefix;
    private readonly Credential _credential;
    private readonly string _userAgent;

    public RequestSender(HttpMessageInvoker invoker, bool isOwn, Uri endpoint, Credential credential, ClientOptions options)
    {
        _invoker = invoker;
        _isOwn = isOwn;
        _prefix = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _credential = credential;
        _userAgent = UserAgent(options.ApplicationName);
    }

    public async ValueTask<RawResponse> SendAsync(Call call, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(call);
        await AuthoriseAsync(message, cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(call, message, cancellationToken).ConfigureAwait(false);
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
        return await SendAsync(call, again, cancellationToken).ConfigureAwait(false);
    }

    // What fails while a credential is obtained says nothing about the server: it must not look like a lost response.
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

    private async ValueTask<RawResponse> SendAsync(Call call, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var response = await ReceiveAsync(message, cancellationToken).ConfigureAwait(false);
            call.MayHaveActed |= ActedRule.MayHaveActed(response.StatusCode, response.Headers);
            return response;
        }
        catch (Exception error)
        {
            call.MayHaveActed |= ActedRule.MayHaveActed(error);
            throw;
        }
    }

    private async ValueTask<RawResponse> ReceiveAsync(HttpRequestMessage message, CancellationToken cancellationToken)
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
            throw LimitOfTransport(error);
        }
    }

    // The own transport's only limit is for connecting. An HttpClient gives the same error for its limit on the whole
    // exchange, and of any other handler nothing is known.
    private Exception LimitOfTransport(OperationCanceledException error) => _invoker switch
    {
        _ when _isOwn => new HttpRequestException(HttpRequestError.ConnectionError, "No connection was made in time.", error),
        HttpClient { Timeout: var limit } when limit != Timeout.InfiniteTimeSpan =>
            new TimeoutRejectedException("The HttpClient's own limit passed.", limit, error),
        _ => new HttpRequestException("A limit of the transport passed.", error),
    };

    private HttpRequestMessage CreateMessage(Call call)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(request.Operation.Method, ToUri(request.PathAndQuery))
        {
            Content = request.Content?.CreateHttpContent() ?? NoBody(request.Operation.Method),
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

    // Without any content SocketsHttpHandler itself sends a request again, POST or not, when the server closes a used
    // connection in place of a response; with an empty one it does not.
    private static ByteArrayContent? NoBody(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head ? null : new ByteArrayContent([]);

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
