using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Waldur.Client.Testing;

/// <summary>Reaches a fake server in the process, with the exceptions that the real stack would raise.</summary>
internal sealed class FakeServerHandler(FakeServer server) : HttpMessageHandler
{
    private const string SendFailed = "An error occurred while sending the request.";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A real response never comes before the caller's next line has run.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        cancellationToken.ThrowIfCancellationRequested();
        var arrived = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        FakeOutcome outcome;
        try
        {
            outcome = await server.SendAsync(arrived, ownConnection: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The server was stopped while the request hung; to the caller that is a broken connection.
            throw Broken(request, ConnectionBreak.Reset);
        }

        return outcome.Response is { Status: WebSocketUpgrade.Status } upgrade ? WebSocketUpgrade.Serve(request, upgrade, server)
            : outcome.Response is { } response ? ToMessage(request, response, outcome)
            : throw Broken(request, outcome.Break);
    }

    private static Exception Broken(HttpRequestMessage request, ConnectionBreak? how) => how switch
    {
        ConnectionBreak.Refused => new HttpRequestException(
            HttpRequestError.ConnectionError,
            $"Connection refused ({request.RequestUri!.Authority})",
            new SocketException((int)SocketError.ConnectionRefused)),

        // The framework lets this one out as it is.
        ConnectionBreak.ResetAtAccept => new SocketException((int)SocketError.ConnectionReset),
        _ => new HttpRequestException(
            HttpRequestError.ResponseEnded,
            SendFailed,
            new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")),
    };

    private static async Task<FakeRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name] = string.Join(name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) ? " " : ", ", values);
        }

        byte[] body = [];
        if (request.Content is not null)
        {
            body = await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (name, values) in request.Content.Headers.NonValidated)
            {
                headers[name] = string.Join(", ", values);
            }
        }

        return new FakeRequest(
            request.Method.Method,
            uri.Scheme,
            request.Headers.Host ?? uri.Authority,
            uri.AbsolutePath,
            uri.Query.TrimStart('?'),
            headers,
            body);
    }

    private HttpResponseMessage ToMessage(HttpRequestMessage request, FakeResponse response, FakeOutcome outcome)
    {
        var bodiless = request.Method == HttpMethod.Head || response.Status is 204 or 304;
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = bodiless ? new ByteArrayContent([]) : ToContent(response, outcome),
        };
        if (response.Status != 204 && outcome.HasLength && !IsCompressed(response))
        {
            message.Content.Headers.ContentLength = response.Body.Length;
        }

        foreach (var (name, value) in response.Headers.Concat(response.FurtherHeaders))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)
                && !(IsCompressed(response) && name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    // A real handler decompresses, and its callers never see that it did.
    private HttpContent ToContent(FakeResponse response, FakeOutcome outcome)
    {
        if (IsCompressed(response))
        {
            return new StreamContent(new GZipStream(new MemoryStream(response.Body), CompressionMode.Decompress));
        }

        return outcome.OpenBody(server.Clock) is { } body ? new StreamContent(body) : new ByteArrayContent(response.Body);
    }

    private static bool IsCompressed(FakeResponse response) => response.Headers.ContainsKey("Content-Encoding");
}
