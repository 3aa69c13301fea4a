using System.Net;

namespace Waldur.Client.Core;

/// <summary>The whole response to one attempt, whatever its status: what resilience strategies decide on.</summary>
public sealed class RawResponse : IDisposable
{
    private readonly HttpResponseMessage _message;
    private readonly PooledBuffer _body;

    internal RawResponse(HttpResponseMessage message, PooledBuffer body)
    {
        _message = message;
        _body = body;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode => _message.StatusCode;

    /// <summary>The headers of the response and of its body.</summary>
    public ResponseHeaders Headers => new(_message);

    /// <summary>The body's media type, such as <c>application/json</c>; null where the response names none.</summary>
    public string? MediaType => _message.Content.Headers.ContentType?.MediaType;

    /// <summary>The body; valid until the response is disposed.</summary>
    public ReadOnlySpan<byte> Body => _body.WrittenSpan;

    internal bool IsSuccess => _message.IsSuccessStatusCode;

    /// <summary>Gives the body's memory back.</summary>
    public void Dispose()
    {
        _body.Dispose();
        _message.Dispose();
    }
}
