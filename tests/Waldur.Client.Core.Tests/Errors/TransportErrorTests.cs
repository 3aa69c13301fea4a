using System.Net;
using System.Net.Sockets;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

public class TransportErrorTests
{
    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "DNS", false)]
    [InlineData(HttpRequestError.SecureConnectionError, "TLS", false)]
    [InlineData(HttpRequestError.ConnectionError, "cannot be reached", false)]
    [InlineData(HttpRequestError.ProxyTunnelError, "proxy", false)]
    [InlineData(HttpRequestError.ResponseEnded, "before the whole response", true)]
    [InlineData(HttpRequestError.Unknown, "connection was lost", true)]
    public void A_transport_error_says_what_to_check(HttpRequestError kind, string hint, bool mayHaveActed)
    {
        var error = ErrorFactory.FromTransport(Response.Request(), new HttpRequestException(kind));

        error.Message.Should().StartWith("POST /api/things/ failed. ").And.Contain(hint);
        error.MayHaveActed.Should().Be(mayHaveActed);
        error.InnerException.Should().BeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_refused_connection_is_named_and_had_no_effect()
    {
        using var client = new HttpClient();
        var call = () => client.GetAsync(FreeAddress(), TestContext.Current.CancellationToken);
        var cause = (await call.Should().ThrowAsync<HttpRequestException>()).Which;

        var error = ErrorFactory.FromTransport(Response.Request(), cause);

        error.Message.Should().Contain("The connection was refused");
        error.MayHaveActed.Should().BeFalse();
    }

    [Fact]
    public async Task A_connection_that_is_lost_after_sending_may_have_had_an_effect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient();
        var call = client.PostAsync(
            new Uri($"http://{listener.LocalEndpoint}/"), new StringContent("x"), TestContext.Current.CancellationToken);
        using (var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            await connection.GetStream().ReadExactlyAsync(new byte[20], TestContext.Current.CancellationToken);
        }

        var cause = (await ((Func<Task>)(() => call)).Should().ThrowAsync<HttpRequestException>()).Which;

        ErrorFactory.FromTransport(Response.Request(), cause).MayHaveActed.Should().BeTrue();
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }

    [Theory]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.NotConnected)]
    public void A_connection_that_is_reset_as_it_is_made_says_so(SocketError code) =>
        Message(new HttpRequestException(HttpRequestError.ConnectionError, "x", new SocketException((int)code))).Should().Contain("reset the connection as it was made");

    [Fact]
    public void A_limit_of_the_transport_is_named() =>
        Message(new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded)).Should().Contain("exceeds a limit of the client");

    [Fact]
    public void What_a_strategy_says_is_passed_on() =>
        Message(new Polly.CircuitBreaker.BrokenCircuitException("open until noon")).Should().Contain("ConfigureResilience refused to send: open until noon");

    [Theory]
    [InlineData(true, "Cannot determine the frame size or a corrupted frame was received.", "does not speak TLS")]
    [InlineData(true, "The remote party has closed the transport stream.", "broke it off")]
    [InlineData(false, "The frame was lost.", "broke it off")]
    public void What_speaks_no_TLS_is_known_by_its_frames(bool isAuthentication, string text, string hint)
    {
        Exception inner = isAuthentication ? new System.Security.Authentication.AuthenticationException(text) : new IOException(text);

        Message(new HttpRequestException(HttpRequestError.SecureConnectionError, "x", inner)).Should().Contain(hint);
    }

    private static string Message(Exception cause) => ErrorFactory.FromTransport(Response.Request(), cause).Message;
}
