using System.Net.Http.Headers;

namespace Waldur.Client;

/// <summary>The headers of a response and of its body, looked up by name without regard to case.</summary>
public readonly struct ResponseHeaders
{
    private static readonly string[] RequestIdNames = ["X-Request-ID", "X-Correlation-ID"];
    private readonly HttpHeaders? _response;
    private readonly HttpHeaders? _content;

    /// <summary>Takes a response's headers.</summary>
    /// <param name="response">The response.</param>
    public ResponseHeaders(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        _response = response.Headers;
        _content = response.Content.Headers;
    }

    /// <summary>The id by which the server's operators find a call, where the server sends one.</summary>
    public string? RequestId
    {
        get
        {
            foreach (var name in RequestIdNames)
            {
                if (this[name] is { Length: > 0 } id)
                {
                    return id;
                }
            }

            return null;
        }
    }

    /// <summary>A header's value, several values joined by a comma; null where the header is missing.</summary>
    /// <param name="name">The header's name.</param>
    public string? this[string name]
    {
        get
        {
            if (_response is not null && _response.NonValidated.TryGetValues(name, out var values))
            {
                return values.ToString();
            }

            return _content is not null && _content.NonValidated.TryGetValues(name, out values) ? values.ToString() : null;
        }
    }
}
