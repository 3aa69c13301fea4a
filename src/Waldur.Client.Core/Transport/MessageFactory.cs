using System.Net;
using System.Net.Http.Headers;
using System.Reflection;

namespace Waldur.Client.Core;

/// <summary>Makes the message of an attempt, all but its credential.</summary>
internal sealed class MessageFactory(Uri endpoint, ClientOptions options, ApiProduct product)
{
    private readonly string _prefix = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
    private readonly string _userAgent = ToUserAgent(product.UserAgent, options.ApplicationName);

    public HttpRequestMessage Create(Call call)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(request.Operation.Method, ToUri(request.PathAndQuery))
        {
            Content = request.Content?.CreateHttpContent() ?? NoBody(request.Operation.Method),
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("Accept", product.AcceptFor(call.Accept));

        // The server translates its messages; they are for logs, and some are read for states.
        headers.TryAddWithoutValidation("Accept-Language", "en");
        headers.TryAddWithoutValidation("User-Agent", _userAgent);
        AddTo(headers, options.Headers, except: call.Headers);
        AddTo(headers, call.Headers);
        request.Configure?.Invoke(message);
        return message;
    }

    private static void AddTo(HttpRequestHeaders headers, IReadOnlyDictionary<string, string>? added, IReadOnlyDictionary<string, string>? except = null)
    {
        if (added is not { Count: > 0 })
        {
            return;
        }

        foreach (var (name, value) in added)
        {
            if (except?.ContainsKey(name) != true)
            {
                headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    // Without any content SocketsHttpHandler itself sends a request again, POST or not, when the server closes a used
    // connection in place of a response; with an empty one it does not.
    private static ByteArrayContent? NoBody(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Head ? null : new ByteArrayContent([]);

    // A path starts with a slash (ApiRequest sees to it), and the first slash behind the host ends it: no path can lead to
    // another host. Looking at the parsed Uri's host instead would cost more than the rest of this method.
    private Uri ToUri(string pathAndQuery) => new(_prefix + pathAndQuery, UriKind.Absolute);

    private static string ToUserAgent(string product, string? application)
    {
        var version = typeof(MessageFactory).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var sdk = $"{product}/{version.Split('+')[0]}";
        return string.IsNullOrWhiteSpace(application) ? sdk : $"{application} {sdk}";
    }
}
