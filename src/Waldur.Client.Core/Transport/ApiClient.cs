using System.Text.Json;
using Polly;

namespace Waldur.Client.Core;

/// <summary>Sends requests: resilience around each call, errors as exceptions, responses as models.</summary>
public sealed partial class ApiClient : IApiClient, IConnectionOwner, IDisposable
{
    private const string AnyJson = "application/json";
    private static readonly CallOptions NoOptions = new();
    private readonly OwnTransport? _owned;
    private readonly RequestSender _sender;
    private readonly Credential _credential;
    private readonly ICallPipeline _pipeline;
    private readonly CallLog _log;
    private readonly CallTelemetry _telemetry;
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
        ArgumentNullException.ThrowIfNull(credential);
        Options = options ?? new ClientOptions();
        _product = product ?? ApiProduct.Unknown;
        Endpoint = ApiEndpoint.Normalise(endpoint, ownPath: "");
        ApiEndpoint.ThrowIfUnencrypted(Endpoint, Options);
        ThrowIfTransportIsGiven(transport, Options);
        var messages = new MessageFactory(Endpoint, Options, _product);
        _credential = credential;
        _pipeline = Options.CreateCustomPipeline?.Invoke(Options.TimeProvider) ?? new DefaultPipeline(Options);
        _log = new CallLog(Options.LoggerFactory.CreateSafeLogger(_product.Name), Endpoint.Authority);
        _telemetry = new CallTelemetry(ApiTelemetry.Get(_product), Endpoint);
        _owned = transport is null ? OwnTransport.Create(Options) : null;
        _sender = new RequestSender(messages, credential, new Exchange(transport ?? _owned!.Invoker, _owned, Options, Failed), _product);
        _log.Started(Endpoint);
        _callOptions = NoOptions;
        Connection = new ClientConnection(transport ?? _owned!.Invoker, Endpoint, credential);
    }

    private ApiClient(ApiClient origin, CallOptions callOptions)
    {
        Options = origin.Options;
        Endpoint = origin.Endpoint;
        _sender = origin._sender;
        _credential = origin._credential;
        _pipeline = origin._pipeline;
        _log = origin._log;
        _telemetry = origin._telemetry;
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
    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseReader<T> reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reader);
        return _telemetry.IsListening
            ? SendObservedAsync(request, reader, cancellationToken)
            : SendAsync(new Call(request, reader.MediaType, Options, _callOptions) { Caller = cancellationToken }, reader, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _telemetry.IsListening
            ? SendObservedAsync(request, cancellationToken)
            : SendWithoutBodyAsync(new Call(request, AnyJson, Options, _callOptions) { Caller = cancellationToken }, cancellationToken);
    }

    /// <summary>Disposes the transport, if it is the client's own.</summary>
    public void Dispose() => _owned?.Dispose();

    private static void ThrowIfTransportIsGiven(HttpMessageInvoker? transport, ClientOptions options)
    {
        if (transport is not null && options.ConfigureTransport is not null)
        {
            throw new ArgumentException(
                "ClientOptions.ConfigureTransport changes the client's own transport: configure the handler of the given one instead.", nameof(options));
        }
    }

    private async Task<ApiResponse<T>> SendAsync<T>(Call call, ResponseReader<T> reader, CancellationToken cancellationToken)
    {
        using var response = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        ThrowIfFailed(call, response);
        return new ApiResponse<T>(Read(call, response, reader), response.StatusCode, response.Headers);
    }

    private async Task<ApiResponse> SendWithoutBodyAsync(Call call, CancellationToken cancellationToken)
    {
        using var response = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        ThrowIfFailed(call, response);
        if (HtmlText.IsPage(response))
        {
            throw Unexpected(call, response, "no body or JSON");
        }

        if (_product.IsHiddenError(response.Body))
        {
            throw FromResponse(call, response);
        }

        return new ApiResponse(response.StatusCode, response.Headers);
    }

    // The last response, whatever its status.
    private async ValueTask<RawResponse> ExecuteAsync(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var notice = CallNotice.Start(_log, call, Options.TimeProvider);
        var outcome = await _pipeline.ExecuteAsync(this, call, cancellationToken).ConfigureAwait(false);
        if (outcome.Result is not { } response)
        {
            throw Failure(call, outcome.Exception!, cancellationToken);
        }

        if (_log.ListensToResponses)
        {
            _log.Responded(call, response, Masked(call, response.Headers.RequestId));
        }

        return response;
    }

    /// <summary>Makes one attempt of a call.</summary>
    internal async ValueTask<Outcome<RawResponse>> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        if (call.Attempts > 1)
        {
            _log.Retrying(call, Masked(call, call.LastFailure?.RequestId));
            call.OnResending(call.NextDelay);
        }

        try
        {
            return Outcome.FromResult(call.Gate is { } gate
                ? await SendThroughAsync(gate, call, cancellationToken).ConfigureAwait(false)
                : await _sender.SendAsync(call, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error)
        {
            call.LastFailure = AttemptFailure.From(error);
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

    private T Read<T>(Call call, RawResponse response, ResponseReader<T> reader)
    {
        if (reader.MediaType is { } expected && HtmlText.IsPage(response))
        {
            throw Unexpected(call, response, expected);
        }

        try
        {
            return reader.Read(response.Body, call.Request);
        }
        catch (RefusedException error)
        {
            throw ErrorFactory.FromRefusal(Failed(call), response.StatusCode, response.Headers, response.Body, error);
        }
        catch (JsonException) when (_product.IsHiddenError(response.Body))
        {
            // The status is good, so what the server did before the error is open.
            call.MayHaveActed = true;
            throw FromResponse(call, response);
        }
        catch (JsonException error)
        {
            throw Unexpected(call, response, reader.MediaType ?? "a body", error);
        }
    }
}
