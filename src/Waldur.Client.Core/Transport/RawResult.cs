using System.ComponentModel;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>How a call ended whose response is left as it came.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawResult : IDisposable
{
    private readonly ApiClient.RawErrors _errors;
    private readonly bool _isBodyRead;
    private bool _isTaken;

    internal RawResult(ApiClient.RawErrors errors, Call call, RawResponse response, ApiException? error)
    {
        Request = call.Request;
        Response = response;
        Error = error;
        AttemptTimeout = Limits.ToTimer(call.AttemptTimeout, Limits.MaxTimer);
        _errors = errors;
        _isBodyRead = call.ReadsBody(response.IsSuccess);
    }

    /// <summary>The request.</summary>
    public ApiRequest Request { get; }

    /// <summary>The last response; without its body where that is streamed.</summary>
    public RawResponse Response { get; }

    /// <summary>What the response means; null where it is good.</summary>
    public ApiException? Error { get; }

    /// <summary>The limit that every attempt of the call had.</summary>
    public TimeSpan AttemptTimeout { get; }

    /// <summary>Whether the body is an error in the product's own shape, whatever the status.</summary>
    public bool IsHiddenError => _errors.IsHidden;

    /// <summary>The body, without a byte order mark; valid until the result is disposed.</summary>
    public ReadOnlyMemory<byte> Body => Response.BodyMemory;

    /// <summary>The body of an error as a program may show it: without what the call must keep secret.</summary>
    public ReadOnlyMemory<byte> MaskedBody
    {
        get
        {
            var text = Encoding.UTF8.GetString(Body.Span);
            var masked = _errors.Mask.Apply(text);
            return ReferenceEquals(text, masked) ? Body : Encoding.UTF8.GetBytes(masked);
        }
    }

    /// <summary>Copies the headers of the response and of its body, without what the call must keep secret.</summary>
    /// <returns>The headers by name, without regard to case.</returns>
    public IDictionary<string, IEnumerable<string>> CopyHeaders()
    {
        var message = Response.Message;
        var mask = _errors.Mask;
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in message.Headers.NonValidated.Concat(message.Content.Headers.NonValidated))
        {
            headers[name] = values.Select(value => mask.Apply(value)).ToArray();
        }

        return headers;
    }

    /// <summary>The error of a response whose status is good and whose body is an error's.</summary>
    /// <returns>The error, with the body.</returns>
    public ApiException ToError() => Error ?? _errors.FromResponse();

    /// <summary>The error of a good response whose body cannot be read.</summary>
    /// <param name="expected">What was expected, such as <c>a JSON array</c>.</param>
    /// <param name="cause">What went wrong while it was read, if anything.</param>
    /// <returns>The error, with the body.</returns>
    public ApiUnexpectedContentException ToUnexpectedContent(string expected, Exception? cause = null) => _errors.FromContent(expected, cause);

    /// <summary>The error of a streamed body that broke off.</summary>
    /// <param name="cause">What the connection's stream threw.</param>
    /// <returns>The error.</returns>
    public ApiException ToTransportError(Exception cause) => _errors.FromTransport(cause);

    /// <summary>The error of a streamed body that stopped coming.</summary>
    /// <param name="cause">What the connection's stream threw.</param>
    /// <returns>The error.</returns>
    public ApiException ToTimeoutError(Exception cause) => _errors.FromTimeout(cause);

    /// <summary>Takes the live response, its body unread or put back; from then on it is the caller's to dispose.</summary>
    /// <returns>The response.</returns>
    public HttpResponseMessage TakeMessage()
    {
        var message = Response.Message;
        if (_isBodyRead)
        {
            message.Content = CopyContent(message.Content);
        }

        _isTaken = true;
        return message;
    }

    /// <summary>Gives the body's memory back, and closes the response unless it was taken.</summary>
    public void Dispose()
    {
        if (!_isTaken)
        {
            Response.Dispose();
        }
    }

    private ByteArrayContent CopyContent(HttpContent read)
    {
        var content = new ByteArrayContent(Body.ToArray());
        foreach (var (name, values) in read.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        return content;
    }
}
