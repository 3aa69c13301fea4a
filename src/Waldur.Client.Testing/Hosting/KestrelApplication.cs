using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Waldur.Client.Testing;

/// <summary>Hands Kestrel's requests to a fake server.</summary>
internal sealed class KestrelApplication(FakeServer server) : IHttpApplication<HttpContext>
{
    private const int BufferSize = 16 * 1024;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        try
        {
            var request = await ReadAsync(context.Request, aborted).ConfigureAwait(false);
            var outcome = await server.SendAsync(request, ownConnection: false, aborted).ConfigureAwait(false);
            if (outcome.Response is { Status: WebSocketUpgrade.Status } upgrade)
            {
                await WebSocketUpgrade.ServeAsync(context, upgrade, server).ConfigureAwait(false);
            }
            else if (outcome.Response is { } response)
            {
                await WriteAsync(context.Response, response, outcome, aborted).ConfigureAwait(false);
            }
            else
            {
                context.Abort();
            }
        }
        catch (OperationCanceledException)
        {
            // The caller hung up, or the server is being stopped while a request hangs.
            context.Abort();
        }
        catch (BadHttpRequestException)
        {
            context.Abort();
        }
    }

    private static async Task<FakeRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => string.Join(", ", (IEnumerable<string?>)header.Value),
            StringComparer.OrdinalIgnoreCase);
        return new FakeRequest(
            request.Method,
            request.Scheme,
            request.Host.Value ?? "",
            question < 0 ? target : target[..question],
            question < 0 ? "" : target[(question + 1)..],
            headers,
            body.ToArray());
    }

    private async Task WriteAsync(HttpResponse target, FakeResponse response, FakeOutcome outcome, CancellationToken cancellationToken)
    {
        target.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers.Concat(response.FurtherHeaders))
        {
            target.Headers.Append(name, value);
        }

        if (server.Faults.WaitsForConnections() || outcome.Fault?.Delivery == BodyDelivery.Half)
        {
            // Without it Kestrel would keep the connection open when nothing of half a body was sent. To abort the connection
            // instead could take back what was sent before it is read.
            target.Headers.Connection = "close";
        }

        if (response.Status is 204 or 304)
        {
            return;
        }

        if (outcome.HasLength)
        {
            target.ContentLength = response.Body.Length;
        }

        if (!HttpMethods.IsHead(target.HttpContext.Request.Method))
        {
            await WriteBodyAsync(target.Body, response, outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteBodyAsync(Stream target, FakeResponse response, FakeOutcome outcome, CancellationToken cancellationToken)
    {
        var body = outcome.OpenBody(server.Clock);
        if (body is null)
        {
            await target.WriteAsync(response.Body, cancellationToken).ConfigureAwait(false);
            return;
        }

        await using (body.ConfigureAwait(false))
        {
            var buffer = new byte[BufferSize];
            try
            {
                for (int read; (read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
                {
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    await target.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            catch (HttpIOException)
            {
                // Here the body breaks off; what was sent of it is on its way.
            }
        }
    }
}
