using System.Globalization;
using System.Net;

namespace Waldur.Client.Budgets;

/// <summary>
/// A server in memory that always gives the same bytes, with the headers that Waldur sends. It reads the request's body, since
/// only then is it written, and responds at once unless it is given a delay.
/// </summary>
internal sealed class CannedServer(byte[] body, int total, TimeSpan delay = default) : HttpMessageHandler
{
    private readonly string _total = total.ToString(CultureInfo.InvariantCulture);
    private readonly string _length = body.Length.ToString(CultureInfo.InvariantCulture);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } sent)
        {
            await sent.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Length", _length);
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        response.Headers.TryAddWithoutValidation("X-Result-Count", _total);
        return response;
    }
}
