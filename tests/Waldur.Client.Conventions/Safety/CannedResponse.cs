using System.Net;
using System.Net.Http.Headers;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Responds with bytes of the test's choice.</summary>
internal sealed class CannedResponse : HttpMessageHandler
{
    public byte[] Body { get; set; } = [];

    public Uri? RequestUri { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestUri = request.RequestUri;
        var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
