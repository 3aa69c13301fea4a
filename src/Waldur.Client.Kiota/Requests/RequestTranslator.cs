using System.Collections.Concurrent;
using Microsoft.Kiota.Abstractions;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>Makes the SDK's requests of Kiota's.</summary>
internal sealed class RequestTranslator(Uri endpoint, KiotaAdapterOptions options)
{
    private readonly ConcurrentDictionary<(Method Method, string Path, bool IsRepeatable), ApiOperation> _operations = new();
    private string _baseUrl = endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>What stands before the paths of the generated client; always below the endpoint, and without a slash at its end.</summary>
    /// <exception cref="ArgumentException">The address is not below the client's endpoint.</exception>
    public string BaseUrl
    {
        get => _baseUrl;
        set
        {
            if (!Uri.TryCreate(value + "/", UriKind.Absolute, out var address) || !endpoint.IsBaseOf(address))
            {
                throw new ArgumentException($"The base url must lie below {endpoint}, which the credential is for.", nameof(value));
            }

            _baseUrl = address.AbsoluteUri.TrimEnd('/');
        }
    }

    /// <summary>Makes a request.</summary>
    /// <exception cref="ArgumentException">The request does not go to the client's server, or cannot be sent as it is.</exception>
    public ApiRequest Translate(RequestInformation request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var template = UrlTemplate.Parse(request.UrlTemplate);
        var isRepeatable = request.GetRequestOption<CallOption>() is { IsRepeatable: true };
        var operation = _operations.GetOrAdd((request.HttpMethod, template.Name, isRepeatable), CreateOperation);
        var address = RequestAddress.Build(request, template, _baseUrl, endpoint, options.AppendSlash);
        return new ApiRequest(operation, address, ContentOf(request)) { Configure = new MessageSettings(request).Apply };
    }

    private static ApiOperation CreateOperation((Method Method, string Path, bool IsRepeatable) key)
    {
        var method = HttpMethod.Parse(key.Method.ToString().ToUpperInvariant());
        return new ApiOperation($"{method} {key.Path}", method, key.Path) { IsRepeatable = key.IsRepeatable };
    }

    private static bool IsJson(RequestInformation request) =>
        request.Headers.TryGetValue("Content-Type", out var types) && types.Any(static type => KiotaFormats.IsJson(type.Split(';')[0].Trim()));

    private RequestContent? ContentOf(RequestInformation request)
    {
        if (request.Content is { } stream && stream != Stream.Null)
        {
            // JSON in memory is known by what it is, so that secrets in it are kept out of errors.
            return stream is MemoryStream memory && IsJson(request) && memory.TryGetBuffer(out var buffer)
                ? RequestContent.FromJson(buffer.AsMemory((int)memory.Position))
                : new StreamRequestContent(stream);
        }

        var isWrite = request.HttpMethod is Method.POST or Method.PUT or Method.PATCH;
        return options.SendEmptyObject && isWrite ? RequestContent.EmptyObject : null;
    }
}
