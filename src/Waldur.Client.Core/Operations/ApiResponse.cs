using System.Net;

namespace Waldur.Client;

/// <summary>A successful response: its status, headers and request id.</summary>
public class ApiResponse
{
    /// <summary>Makes a response; a test may, too.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="headers">The headers; none when left out.</param>
    public ApiResponse(HttpStatusCode statusCode, ResponseHeaders headers = default)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers of the response and of its body.</summary>
    public ResponseHeaders Headers { get; }

    /// <summary>The id by which the server's operators find this call, where the server sends one.</summary>
    public string? RequestId => Headers.RequestId;
}
