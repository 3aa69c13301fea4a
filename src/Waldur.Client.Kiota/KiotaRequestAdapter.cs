using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>Carries out the requests of a client that Kiota generated, by the rules of the SDK.</summary>
internal sealed class KiotaRequestAdapter(IRawApiClient client, KiotaAdapterOptions options) : IRequestAdapter
{
    private const DynamicallyAccessedMemberTypes EnumMembers = DynamicallyAccessedMemberTypes.PublicFields;
    private readonly RequestTranslator _requests = new(client.Endpoint, options);
    private readonly KiotaFormats _formats = new(options.DateTimeFormat);

    public ISerializationWriterFactory SerializationWriterFactory => _formats.Writers;

    public string? BaseUrl
    {
        get => _requests.BaseUrl;
        set => _requests.BaseUrl = value!;
    }

    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory)
    {
        _formats.EnableBackingStore();
        if (backingStoreFactory is not null)
        {
            BackingStoreFactorySingleton.Instance = backingStoreFactory;
        }
    }

    public async Task<T?> SendAsync<T>(
        RequestInformation requestInfo,
        ParsableFactory<T> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
        where T : IParsable
    {
        if (HandlerOf(requestInfo) is { } handler)
        {
            return await HandleAsync<T>(requestInfo, handler, errorMapping, isStreamed: false, cancellationToken).ConfigureAwait(false);
        }

        using var result = await SendAsync(requestInfo, errorMapping, isStreamed: false, cancellationToken).ConfigureAwait(false);
        var body = new ResponseBody(result);
        if (body.IsEmpty)
        {
            return default;
        }

        // A model read from anything but an object would be one without a single value.
        return body is { IsJson: true, Kind: not BodyKind.Object } && !TakesAnyForm(typeof(T))
            ? throw body.Unexpected("a JSON object")
            : await body.ReadAsync(_formats, body.MediaType, node => node.GetObjectValue(factory), cancellationToken).ConfigureAwait(false);
    }

    public Task<IEnumerable<T>?> SendCollectionAsync<T>(
        RequestInformation requestInfo,
        ParsableFactory<T> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
        where T : IParsable =>
        SendListAsync(requestInfo, node => node.GetCollectionOfObjectValues(factory), errorMapping, cancellationToken);

    public async Task<T?> SendPrimitiveAsync<[DynamicallyAccessedMembers(EnumMembers)] T>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
    {
        var isStream = typeof(T) == typeof(Stream);
        if (HandlerOf(requestInfo) is { } handler)
        {
            return await HandleAsync<T>(requestInfo, handler, errorMapping, isStream, cancellationToken).ConfigureAwait(false);
        }

        using var result = await SendAsync(requestInfo, errorMapping, isStream, cancellationToken).ConfigureAwait(false);
        if (isStream)
        {
            return (T?)(object?)await ResponseStreams.OpenAsync(result, client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        var body = new ResponseBody(result);
        return body.IsEmpty
            ? default
            : await body.ReadAsync(_formats, $"a {typeof(T).Name}", PrimitiveReader.Read<T>, cancellationToken).ConfigureAwait(false);
    }

    public Task<IEnumerable<T>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(EnumMembers)] T>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default) =>
        SendListAsync(requestInfo, static node => node.GetCollectionOfPrimitiveValues<T>(), errorMapping, cancellationToken);

    public async Task SendNoContentAsync(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
    {
        if (HandlerOf(requestInfo) is { } handler)
        {
            await HandleAsync<object>(requestInfo, handler, errorMapping, isStreamed: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var result = await SendAsync(requestInfo, errorMapping, isStreamed: false, cancellationToken).ConfigureAwait(false);
        var body = new ResponseBody(result);
        if (body.Kind != BodyKind.Empty && body.MediaType.Contains("html", StringComparison.Ordinal))
        {
            throw body.Unexpected("no body or JSON");
        }
    }

    public async Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default)
    {
        if (typeof(T) != typeof(HttpRequestMessage))
        {
            throw new InvalidOperationException($"A request becomes an {nameof(HttpRequestMessage)}, not a {typeof(T).Name}.");
        }

        var request = _requests.Translate(requestInfo);
        try
        {
            return (T)(object)await client.CreateMessageAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            throw new KiotaApiException(error);
        }
    }

    private static IResponseHandler? HandlerOf(RequestInformation? requestInfo) =>
        requestInfo?.GetRequestOption<ResponseHandlerOption>()?.ResponseHandler;

    private static bool TakesAnyForm(Type model) =>
        typeof(UntypedNode).IsAssignableFrom(model) || typeof(IComposedTypeWrapper).IsAssignableFrom(model);

    private async Task<IEnumerable<T>?> SendListAsync<T>(
        RequestInformation requestInfo,
        Func<IParseNode, IEnumerable<T>> read,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping,
        CancellationToken cancellationToken)
    {
        if (HandlerOf(requestInfo) is { } handler)
        {
            return await HandleAsync<IEnumerable<T>>(requestInfo, handler, errorMapping, isStreamed: false, cancellationToken).ConfigureAwait(false);
        }

        using var result = await SendAsync(requestInfo, errorMapping, isStreamed: false, cancellationToken).ConfigureAwait(false);
        var body = new ResponseBody(result);
        if (body.IsEmpty)
        {
            return null;
        }

        // Kiota reads anything else as an empty list; and it reads rows when they are enumerated, where no error would be ours.
        return body is { IsJson: true, Kind: not BodyKind.Array }
            ? throw body.Unexpected("a JSON array")
            : await body.ReadAsync(_formats, body.MediaType, node => read(node).ToList(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request whose response is good, or throws what the response means.</summary>
    private async Task<RawResult> SendAsync(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping,
        bool isStreamed,
        CancellationToken cancellationToken)
    {
        var result = await ExecuteAsync(requestInfo, isStreamed, cancellationToken).ConfigureAwait(false);
        var error = result.Error
            ?? (options.DetectErrorsInSuccess && !isStreamed && new ResponseBody(result).HidesError() ? result.ToError() : null);
        if (error is null)
        {
            return result;
        }

        using (result)
        {
            throw await ErrorMapping.ToExceptionAsync(result, error, _formats, errorMapping, cancellationToken).ConfigureAwait(false);
        }
    }

    // The handler gets the response whatever its status, and owns it.
    private async Task<T?> HandleAsync<T>(
        RequestInformation requestInfo,
        IResponseHandler handler,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping,
        bool isStreamed,
        CancellationToken cancellationToken)
    {
        var result = await ExecuteAsync(requestInfo, isStreamed, cancellationToken).ConfigureAwait(false);
        if (result is { Response.IsBodyCut: true, Error: ApiUnexpectedContentException { IsTooLarge: true } error })
        {
            using (result)
            {
                throw new KiotaApiException(error) { ResponseHeaders = result.CopyHeaders() };
            }
        }

        return await handler.HandleResponseAsync<HttpResponseMessage, T>(result.TakeMessage(), errorMapping).ConfigureAwait(false);
    }

    private async Task<RawResult> ExecuteAsync(RequestInformation requestInfo, bool isStreamed, CancellationToken cancellationToken)
    {
        var request = _requests.Translate(requestInfo);
        try
        {
            var result = await client
                .SendRawAsync(request, requestInfo.GetRequestOption<CallOption>()?.CallOptions, isStreamed, cancellationToken)
                .ConfigureAwait(false);
            requestInfo.GetRequestOption<ResponseOption>()?.Fill(result.Response.StatusCode, result.Response.Headers);
            return result;
        }
        catch (ApiException error)
        {
            throw new KiotaApiException(error);
        }
        finally
        {
            if (requestInfo.Content is { } content)
            {
                await content.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
