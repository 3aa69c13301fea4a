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

    /// <summary>The body, without a byte order mark; valid until the response is disposed.</summary>
    public ReadOnlySpan<byte> Body => ByteOrderMark.Skip(_body.WrittenSpan);

    /// <summary>
    /// Whether <see cref="Body"/> is only the start of what came, because of <see cref="ClientOptions.MaxResponseSize"/> or
    /// <see cref="ClientOptions.MaxErrorBodySize"/>.
    /// </summary>
    public bool IsBodyCut => _body.IsCut;

    internal ReadOnlyMemory<byte> BodyMemory => _body.WrittenMemory[(_body.WrittenSpan.Length - Body.Length)..];

    /// <summary>The header as text, with its parameters; it is one of the body's, and looked for only there.</summary>
    internal string? ContentType =>
        _message.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

    internal HttpResponseMessage Message => _message;

    internal bool IsSuccess => _message.IsSuccessStatusCode;

    /// <summary>Gives the body's memory back.</summary>
    public void Dispose()
    {
        _body.Dispose();
        _message.Dispose();
    }
}
