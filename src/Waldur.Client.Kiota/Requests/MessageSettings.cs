using System.Net.Http.Headers;
using Microsoft.Kiota.Abstractions;

namespace Waldur.Client.Kiota;

/// <summary>What a request of Kiota's puts on the message of each attempt: its headers, and its options for the user's handlers.</summary>
internal sealed class MessageSettings
{
    private static readonly string[] Refused = ["Authorization", "Proxy-Authorization", "Host"];
    private readonly List<(string Name, string[] Values)> _headers;
    private readonly List<IRequestOption> _options;

    public MessageSettings(RequestInformation request)
    {
        _headers = [.. request.Headers.Select(static header => (header.Key, header.Value.ToArray()))];
        _options = [.. request.RequestOptions];
        foreach (var (name, values) in _headers)
        {
            ThrowIfRefused(name, values);
        }
    }

    public void Apply(HttpRequestMessage message)
    {
        foreach (var option in _options)
        {
            // The key under which the handlers of Kiota's own transport look for them.
            message.Options.Set(new HttpRequestOptionsKey<IRequestOption>(option.GetType().FullName!), option);
        }

        foreach (var (name, values) in _headers)
        {
            if (!Set(message.Headers, name, values) && message.Content is { } content && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                Set(content.Headers, name, values);
            }
        }
    }

    private static bool Set(HttpHeaders headers, string name, string[] values)
    {
        if (headers.NonValidated.Contains(name))
        {
            headers.Remove(name);
        }

        return headers.TryAddWithoutValidation(name, values);
    }

    private static void ThrowIfRefused(string name, string[] values)
    {
        if (Refused.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The header {name} is the client's own: make another client for another credential or server.", nameof(name));
        }

        if (values.Any(static value => value.AsSpan().IndexOfAny('\r', '\n') >= 0))
        {
            throw new ArgumentException($"The header {name} holds a line break.", nameof(values));
        }
    }
}
