using System.Net.Http.Headers;

namespace Waldur.Client.Tests;

/// <summary>Puts one text in place of another in every response.</summary>
internal sealed class DamagingHandler(HttpMessageHandler inner, string text, string damaged) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        response.Content = new StringContent(body.Replace(text, damaged, StringComparison.Ordinal), new MediaTypeHeaderValue("application/json"));
        return response;
    }
}
