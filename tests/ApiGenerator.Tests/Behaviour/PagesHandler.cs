using System.Globalization;
using System.Net;
using System.Text;

namespace ApiGenerator.Tests.Behaviour;

/// <summary>A server that has one list and gives it page by page, as Django's paginator does.</summary>
internal sealed class PagesHandler(IReadOnlyList<string> rows) : HttpMessageHandler
{
    public List<string> Asked { get; } = [];

    /// <summary>Whether the last page is asked for when it is gone, as where the list shrinks.</summary>
    public bool IsShrinking { get; init; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(request.RequestUri!.PathAndQuery);
        }

        var query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var (page, size) = (int.Parse(query["page"], CultureInfo.InvariantCulture), int.Parse(query["page_size"], CultureInfo.InvariantCulture));
        var start = (page - 1) * size;
        var isBeyond = page > 1 && (start >= rows.Count || IsShrinking);
        var response = new HttpResponseMessage(isBeyond ? HttpStatusCode.NotFound : HttpStatusCode.OK)
        {
            Content = new StringContent(isBeyond ? """{"detail":"Invalid page."}""" : $"[{string.Join(',', rows.Skip(start).Take(size))}]", Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        response.Headers.Add("X-Result-Count", rows.Count.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(response);
    }
}
