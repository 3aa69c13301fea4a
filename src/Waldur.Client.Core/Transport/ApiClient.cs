using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <summary>Sends requests: resilience around each call, errors as exceptions, responses as models.</summary>
public sealed class ApiClient : IApiClient, IConnectionOwner, IDisposable
{
    private static readonly CallOptions NoOptions = new();
    private readonly HttpMessageInvoker? _owned;
    private readonly RequestSender _sender;
    private readonly Credential _credential;
    private readonly ResiliencePipeline<RawResponse> _pipeline;
    private readonly CallLog _log;
    private readonly ApiProduct _product;
    private readonly CallOptions _callOptions;

    /// <summary>Makes a client with a transport of its own.</summary>
    /// <param name="endpoint">The address under which the description's paths begin.</param>
    /// <param name="credential">Who the client is.</param>
    /// <param name="options">How it calls; the defaults when left out.</param>
    /// <param name="product">Whose servers it calls; nothing is taken for granted when left out.</param>
    public ApiClient(Uri endpoint, Credential credential, ClientOptions? options = null, ApiProduct? product = null)
        : this(null, endpoint, credential, options, product)
    {
    }

    /// <summary>Makes a client over a caller's transport, which it does not dispose.</summary>
    /// <param name="transport">An <see cref="HttpClient"/>, or any invoker of a handler; null for a transport of its own.</param>
    /// <param name="endpoint">The address under which the description's paths begin.</param>
    /// <param name="credential">Who the client is.</param>
    /// <param name="options">How it calls; the defaults when left out.</param>
    /// <param name="product">Whose servers it calls; nothing is taken for granted when left out.</param>
    public ApiClient(
        HttpMessageInvoker? transport,
        Uri endpoint,
        Credential credential,
        ClientOptions? options = null,
        ApiProduct? product = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        Options = options ?? new ClientOptions();
        _product = product ?? ApiProduct.Unknown;
        Endpoint = ApiEndpoint.Normalise(endpoint, ownPath: "");
        _owned = transport is null ? OwnTransport.Create(Options) : null;
        _sender = new RequestSender(transport ?? _owned!, isOwn: transport is null, Endpoint, credential, Options);
        _credential = credential;
        _pipeline = BuildPipeline(Options);
        _log = new CallLog(Options.LoggerFactory.CreateLogger(_product.Name));
        _callOptions = NoOptions;
        Connection = new ClientConnection(transport ?? _owned!, Endpoint, credential);
    }

    private ApiClient(ApiClient origin, CallOptions callOptions)
    {
        Options = origin.Options;
        Endpoint = origin.Endpoint;
        _sender = origin._sender;
        _credential = origin._credential;
        _pipeline = origin._pipeline;
        _log = origin._log;
        _product = origin._product;
        _callOptions = callOptions;
        Connection = origin.Connection;
    }

    /// <summary>The address under which the description's paths begin; it ends with a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>How the client calls.</summary>
    public ClientOptions Options { get; }

    /// <inheritdoc/>
    public ClientConnection Connection { get; }

    /// <inheritdoc/>
    public IApiClient With(CallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ApiClient(this, options.Or(_callOptions));
    }

    /// <inheritdoc/>
    public async Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseReader<T> reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reader);
        var call = new Call(request, reader.MediaType, Options, _callOptions) { Caller = cancellationToken };
        using var response = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return new ApiResponse<T>(Read(request, response, reader), response.StatusCode, response.Headers);
    }

    /// <inheritdoc/>
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new Call(request, "application/json", Options, _callOptions) { Caller = cancellationToken };
        using var response = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (IsHtml(response))
        {
            throw Unexpected(request, response, "no body or JSON");
        }

        if (HiddenError.IsIn(response.Body))
        {
            throw FromResponse(request, response, call.MayHaveActed);
        }

        return new ApiResponse(response.StatusCode, response.Headers);
    }

    /// <summary>Disposes the transport, if it is the client's own.</summary>
    public void Dispose() => _owned?.Dispose();

    private static ResiliencePipeline<RawResponse> BuildPipeline(ClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<RawResponse> { TimeProvider = options.TimeProvider };
        if (options.ConfigureResilience is { } configure)
        {
            configure(builder);
        }
        else
        {
            builder.AddDefaultResilience(options);
        }

        return builder.Build();
    }

    private async ValueTask<RawResponse> SendAsync(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ResiliencePipelineBuilderExtensions.CallKey, call);
        Outcome<RawResponse> outcome;
        try
        {
            outcome = await _pipeline.ExecuteOutcomeAsync(AttemptAsync, context, (Client: this, Call: call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        if (outcome.Result is not { } response)
        {
            throw Failure(call, outcome.Exception!, cancellationToken);
        }

        _log.Responded(call, response);
        if (response.IsSuccess)
        {
            return Verified(call.Request, response);
        }

        using (response)
        {
            throw FromResponse(call.Request, response, call.MayHaveActed);
        }
    }

    private ApiException FromResponse(ApiRequest request, RawResponse response, bool earlierMayHaveActed) => ErrorFactory.FromResponse(
        request, response.StatusCode, response.Headers, response.MediaType, response.Body, Options.TimeProvider.GetUtcNow(), earlierMayHaveActed, _product);

    private static async ValueTask<Outcome<RawResponse>> AttemptAsync(ResilienceContext context, (ApiClient Client, Call Call) state)
    {
        var (client, call) = state;
        call.Attempts++;
        if (call.Attempts > 1)
        {
            client._log.Retrying(call);
        }

        try
        {
            return Outcome.FromResult(call.Gate is { } gate
                ? await client.SendThroughAsync(gate, call, context.CancellationToken).ConfigureAwait(false)
                : await client._sender.SendAsync(call, context.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            return Outcome.FromException<RawResponse>(error);
        }
    }

    private async ValueTask<RawResponse> SendThroughAsync(IAttemptGate gate, Call call, CancellationToken cancellationToken)
    {
        var attempt = await gate.EnterAsync(call.Request.Operation.ToString(), call.Attempts > 1, cancellationToken).ConfigureAwait(false);
        RawResponse? response = null;
        try
        {
            return response = await _sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            attempt.End(
                response?.StatusCode,
                RetryAfter.Parse(response?.Headers[RetryAfter.HeaderName], Options.TimeProvider.GetUtcNow()),
                response is null && call.Caller.IsCancellationRequested);
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

            // Also what the transport cancelled by itself: an OperationCanceledException is the caller's alone.
            HttpRequestException or IOException or OperationCanceledException =>
                ErrorFactory.FromTransport(call.Request, error, call.MayHaveActed),
            _ => error,
        };
    }

    private static ApiTimeoutException TimedOut(Call call, TimeSpan limit, Exception error)
    {
        // Other limits are those of a caller's HttpClient or pipeline.
        var isWhole = limit == call.CurrentLimit && call.IsLimitedByCall;
        return ErrorFactory.FromTimeout(call.Request, isWhole ? call.Timeout : limit, isWhole, call.MayHaveActed, error);
    }

    private RawResponse Verified(ApiRequest request, RawResponse response)
    {
        if (_credential.FindProblem(response.Headers) is null)
        {
            return response;
        }

        using (response)
        {
            throw ErrorFactory.FromImpersonation(request, response.StatusCode, response.Headers);
        }
    }

    private static T Read<T>(ApiRequest request, RawResponse response, ResponseReader<T> reader)
    {
        if (reader.MediaType is { } expected && IsHtml(response))
        {
            throw Unexpected(request, response, expected);
        }

        try
        {
            return reader.Read(WithoutByteOrderMark(response.Body));
        }
        catch (JsonException error)
        {
            throw Unexpected(request, response, reader.MediaType ?? "a body", error);
        }
    }

    private static bool IsHtml(RawResponse response) =>
        response.Body.Length > 0 && response.Headers["Content-Type"] is { } type && type.Contains("html", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static ApiUnexpectedContentException Unexpected(ApiRequest request, RawResponse response, string expected, Exception? error = null) =>
        ErrorFactory.FromContent(request, response.StatusCode, response.Headers, response.MediaType, response.Body, expected, error);
}
