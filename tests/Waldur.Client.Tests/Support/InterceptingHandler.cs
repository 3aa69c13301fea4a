namespace Waldur.Client.Tests;

/// <summary>A proxy before a fake server, which may do something else with a request than pass it on.</summary>
public sealed class InterceptingHandler(HttpMessageHandler server) : DelegatingHandler(server)
{
    /// <summary>What to do with a request; null, or a null result, passes it on.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>?>? Intercept { get; set; }

    /// <summary>Passes a request on.</summary>
    public Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    /// <summary>Breaks the connection now, and passes the request on later: the server commits what nobody waits for any more.</summary>
    /// <param name="request">The request.</param>
    /// <param name="delay">How much later, on the clock.</param>
    /// <param name="timeProvider">The clock.</param>
    public async Task<HttpResponseMessage> CommitLateAsync(HttpRequestMessage request, TimeSpan delay, TimeProvider timeProvider)
    {
        var copy = await CopyAsync(request);
        Late.Add(PassLateAsync(copy, delay, timeProvider));
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("Connection reset by peer"));
    }

    /// <summary>The requests that are passed on later.</summary>
    public List<Task> Late { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Intercept?.Invoke(request, cancellationToken) ?? base.SendAsync(request, cancellationToken);

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }

        return copy;
    }

    private async Task PassLateAsync(HttpRequestMessage request, TimeSpan delay, TimeProvider timeProvider)
    {
        await Task.Delay(delay, timeProvider);
        (await base.SendAsync(request, CancellationToken.None)).Dispose();
    }
}
