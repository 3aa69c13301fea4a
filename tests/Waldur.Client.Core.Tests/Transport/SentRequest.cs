namespace Waldur.Client.Tests.Transport;

/// <summary>A request as it arrived.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public static async Task<SentRequest> FromAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Content?.Headers.NonValidated ?? default)
        {
            headers[header.Key] = header.Value.ToString();
        }

        return new SentRequest(request.Method, request.RequestUri!, headers, body);
    }
}
