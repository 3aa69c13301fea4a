using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Waldur.Client.Testing;

/// <summary>Carries out a response of 101: from there on the connection belongs to a WebSocket.</summary>
internal static class WebSocketUpgrade
{
    public const int Status = 101;
    private const string Protocol = "Sec-WebSocket-Protocol";

    /// <summary>On a port.</summary>
    public static async Task ServeAsync(HttpContext context, FakeResponse response, FakeServer server)
    {
        context.Response.StatusCode = Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync().ConfigureAwait(false);
        await ServeAsync(stream, response, server).ConfigureAwait(false);
    }

    /// <summary>In the process: the response's content is the caller's end of the connection.</summary>
    public static HttpResponseMessage Serve(HttpRequestMessage request, FakeResponse response, FakeServer server)
    {
        var (up, down) = (new Pipe(), new Pipe());
        var message = new HttpResponseMessage(HttpStatusCode.SwitchingProtocols)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = new UpgradedContent(new DuplexStream(down.Reader, up.Writer)),
        };
        foreach (var (name, value) in response.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        _ = Task.Run(() => ServeAsync(new DuplexStream(up.Reader, down.Writer), response, server));
        return message;
    }

    private static async Task ServeAsync(Stream stream, FakeResponse response, FakeServer server)
    {
        var options = new WebSocketCreationOptions
        {
            IsServer = true,
            SubProtocol = response.Headers.GetValueOrDefault(Protocol),
            KeepAliveInterval = TimeSpan.Zero,
        };
        await using (stream.ConfigureAwait(false))
        {
            using var socket = WebSocket.CreateFromStream(stream, options);
            await server.ServeAsync(socket).ConfigureAwait(false);
        }
    }
}
