using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Waldur.Client.Testing;

/// <summary>Hands Kestrel's requests to a fake server.</summary>
internal sealed class KestrelApplication(FakeServer server) : IHttpApplication<HttpContext>
{
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
            var outcome = await server.SendAsync(request, aborted).ConfigureAwait(false);
            if (outcome.Response is { } response)
            {
                await WriteAsync(context.Response, response, outcome.Break == FaultKind.TruncatedBody, aborted).ConfigureAwait(false);
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

    private static async Task WriteAsync(HttpResponse target, FakeResponse response, bool truncated, CancellationToken cancellationToken)
    {
        target.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            target.Headers[name] = value;
        }

        if (response.Status is 204 or 304)
        {
            return;
        }

        if (truncated)
        {
            // Without it Kestrel would keep the connection open when nothing of the body was sent. To abort the connection
            // instead could take back what was sent before it is read.
            target.Headers.Connection = "close";
        }

        target.ContentLength = response.Body.Length;
        if (!HttpMethods.IsHead(target.HttpContext.Request.Method))
        {
            var length = truncated ? TruncatedStream.Half(response.Body.Length) : response.Body.Length;
            await target.Body.WriteAsync(response.Body.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            await target.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
