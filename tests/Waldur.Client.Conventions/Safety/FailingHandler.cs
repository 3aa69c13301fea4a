using System.Net;
using System.Text;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Fails in every way that a server, a proxy or a network can.</summary>
internal sealed class FailingHandler(string way) : HttpMessageHandler
{
    public static IReadOnlyList<string> Ways { get; } =
    [
        "400", "401", "403", "404", "409", "415", "429", "500", "502", "503", "302", "html 200", "broken json", "cut body", "refused", "reset", "timeout",
    ];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => way switch
    {
        "html 200" => Response(HttpStatusCode.OK, "<html><title>Sign in</title></html>", "text/html"),
        "broken json" => Response(HttpStatusCode.OK, "{\"uuid\": ", "application/json"),
        "cut body" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut"),
        "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
        "reset" => throw new HttpRequestException("reset", new IOException("reset")),
        "timeout" => WaitAsync(cancellationToken),
        _ => Response((HttpStatusCode)int.Parse(way, System.Globalization.CultureInfo.InvariantCulture), "{\"detail\":\"No.\"}", "application/json"),
    };

    private static Task<HttpResponseMessage> Response(HttpStatusCode status, string body, string mediaType) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) });

    private static async Task<HttpResponseMessage> WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("never reached");
    }
}
