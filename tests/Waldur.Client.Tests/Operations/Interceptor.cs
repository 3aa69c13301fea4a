namespace Waldur.Client.Tests;

/// <summary>Does something before a request goes on to the server: what others do in the meantime.</summary>
internal sealed class Interceptor(HttpMessageHandler inner, Func<HttpRequestMessage, Task> before) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await before(request);
        return await base.SendAsync(request, cancellationToken);
    }
}
