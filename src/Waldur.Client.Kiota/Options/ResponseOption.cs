using System.Globalization;
using System.Net;
using Microsoft.Kiota.Abstractions;

namespace Waldur.Client.Kiota;

/// <summary>
/// Receives the status and the headers of a response, which generated methods do not return: add a new one to the
/// <c>Options</c> of a request's configuration. It is filled for failed calls too, whenever a response came.
/// </summary>
public sealed class ResponseOption : IRequestOption
{
    internal const string TotalHeader = "X-Result-Count";

    /// <summary>The HTTP status; null until a response came.</summary>
    public HttpStatusCode? StatusCode { get; private set; }

    /// <summary>The headers of the response and of its body.</summary>
    public ResponseHeaders Headers { get; private set; }

    /// <summary>The id by which the server's operators find the call, where the server sends one.</summary>
    public string? RequestId => Headers.RequestId;

    /// <summary>How many rows the whole list has, from the header <c>X-Result-Count</c>; null where there is no such header.</summary>
    public int? TotalCount => int.TryParse(Headers[TotalHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;

    internal void Fill(HttpStatusCode statusCode, ResponseHeaders headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }
}
