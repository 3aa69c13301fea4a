using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Web;

namespace Waldur.Client.Budgets;

/// <summary>A server in memory with a list of backend resources, given in pages of the size that is asked for.</summary>
internal sealed class PagedServer(int total, TimeSpan delay = default, bool keepsPages = false) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<int, byte[]> _pages = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var size = int.Parse(query["page_size"]!, CultureInfo.InvariantCulture);
        var first = (int.Parse(query["page"]!, CultureInfo.InvariantCulture) - 1) * size;
        var content = new ByteArrayContent(keepsPages ? _pages.GetOrAdd(first, _ => Page(first, size)) : Page(first, size));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        response.Headers.TryAddWithoutValidation("X-Result-Count", total.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private byte[] Page(int first, int size) => Rows.BackendResources(first, Math.Min(size, total - first));
}
