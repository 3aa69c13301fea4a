using System.Net;
using System.Text;

namespace Waldur.Client.Katello.Tests;

/// <summary>A gateway before the server: it responds to the requests of one method by itself, or takes a header out of what the server responds.</summary>
internal sealed class JsonGateway(HttpMessageHandler server, HttpMethod method) : DelegatingHandler(server)
{
    public int Status { get; init; } = 404;

    /// <summary>What it responds with; the server's own response, without the version, when null.</summary>
    public string? Body { get; init; }

    public string? VersionHeader { get; init; }

    public int Strikes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != method || request.RequestUri!.AbsolutePath.EndsWith("/sync_plans", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        Strikes++;
        if (Body is null)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.Remove("Foreman_version").Should().BeTrue();
            return response;
        }

        var own = new HttpResponseMessage((HttpStatusCode)Status) { Content = new StringContent(Body, Encoding.UTF8, "application/json"), RequestMessage = request };
        if (VersionHeader is not null)
        {
            own.Headers.Add(VersionHeader, "3.12.0");
        }

        return own;
    }
}
