using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Waldur.Client.Tests.Transport;

/// <summary>The steps that scripts are made of.</summary>
internal static class Reply
{
    public static readonly Step Refused = Fails(() => new HttpRequestException(
        HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused)));

    public static readonly Step NoName = Fails(() => new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));

    public static readonly Step NoTls = Fails(() => new HttpRequestException(HttpRequestError.SecureConnectionError, "bad certificate"));

    public static readonly Step Untrusted = Fails(() => new HttpRequestException(
        HttpRequestError.SecureConnectionError,
        "The SSL connection could not be established, see inner exception.",
        new AuthenticationException("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot")));

    public static readonly Step Bare = Fails(() => new InvalidOperationException("a handler's own fault"));

    public static readonly Step Reset = Fails(() => new HttpRequestException(
        HttpRequestError.Unknown, "lost", new IOException("reset", new SocketException((int)SocketError.ConnectionReset))));

    public static readonly Step CutBody = (_, _) => Task.FromResult(new HttpResponseMessage
    {
        Content = new StreamContent(new BrokenStream(
            "{\"uuid\""u8.ToArray(), () => new HttpIOException(HttpRequestError.ResponseEnded, "ended"))),
    });

    public static readonly Step Hangs = async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("An endless wait ended.");
    };

    public static Step Ok(string body = "{}", params (string Name, string Value)[] headers) =>
        Status(200, body, "application/json", headers);

    public static Step Status(int status, string body = "{}", string? mediaType = "application/json", params (string Name, string Value)[] headers) =>
        Bytes(status, Encoding.UTF8.GetBytes(body), mediaType, headers);

    public static Step Bytes(int status, byte[] body, string? mediaType = "application/json", params (string Name, string Value)[] headers) =>
        (_, _) =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
            if (mediaType is not null)
            {
                response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            }

            foreach (var (name, value) in headers)
            {
                if (!response.Headers.TryAddWithoutValidation(name, value))
                {
                    response.Content.Headers.Remove(name);
                    response.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            return Task.FromResult(response);
        };

    public static Step Fails(Func<Exception> error) => (_, _) => Task.FromException<HttpResponseMessage>(error());

    /// <summary>No response comes until the attempt's limit passes.</summary>
    public static Step TimesOut(SkippingClock clock) => (request, cancellationToken) =>
    {
        clock.Expire();
        return Hangs(request, cancellationToken);
    };
}
