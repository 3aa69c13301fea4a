namespace Waldur.Client.Core;

/// <summary>
/// Where a request was sent. An <see cref="HttpClient"/> that follows redirects changes the request's own address and method:
/// what comes back then is another server's response, or the response to another request.
/// </summary>
internal readonly struct SentTo(HttpRequestMessage message)
{
    private readonly Uri _address = message.RequestUri!;

    public HttpMethod Method { get; } = message.Method;

    /// <summary>What was followed, as the end of a sentence; null where the response is to the request that was sent.</summary>
    public string? FindRedirect(HttpResponseMessage response)
    {
        if (response.RequestMessage is not { } final)
        {
            return null;
        }

        if (final.Method != Method)
        {
            return $"sent {final.Method} in place of {Method}";
        }

        return IsElsewhere(final.RequestUri) ? $"was led to {final.RequestUri!.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}" : null;
    }

    private bool IsElsewhere(Uri? final) =>
        final is not null
        && !ReferenceEquals(final, _address)
        && (!final.IsAbsoluteUri
            || Uri.Compare(final, _address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0);
}
