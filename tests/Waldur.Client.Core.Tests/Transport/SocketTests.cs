using System.Net;
using System.Net.Sockets;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>That failures of real sockets are taken for what they are.</summary>
public class SocketTests
{
    private const string Html502 = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 36\r\nConnection: close\r\n\r\n<html><title>502 Bad</title></html>\n";

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("DELETE", 1)]
    public async Task A_reset_after_the_request_was_read_is_a_lost_response(string method, int requests)
    {
        using var server = new LoopbackServer(LoopbackServer.Reset);
        using var client = server.Client();

        var error = await client.CallAsync(method).FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().Be(method != "GET");
        server.Requests.Should().HaveCount(requests);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task A_body_that_is_cut_short_is_a_lost_response(string method, int requests)
    {
        using var server = new LoopbackServer(LoopbackServer.SendAndClose("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\""));
        using var client = server.Client();

        var error = await client.CallAsync(method).FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().Be(method == "POST");
        server.Requests.Should().HaveCount(requests);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task A_chunked_body_that_is_cut_short_is_a_lost_response(string method, int requests)
    {
        using var server = new LoopbackServer(LoopbackServer.SendAndClose(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n"));
        using var client = server.Client();

        await client.CallAsync(method).FailsAsync<ApiTransportException>();

        server.Requests.Should().HaveCount(requests);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task A_proxys_502_page_is_a_server_error_with_its_title(string method, int requests)
    {
        using var server = new LoopbackServer(LoopbackServer.SendAndClose(Html502));
        using var client = server.Client();

        var error = await client.CallAsync(method).FailsAsync<ApiServerException>();

        error.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        error.ServerDetail.Should().Be("502 Bad");
        server.Requests.Should().HaveCount(requests);
    }

    [Fact]
    public async Task A_refused_connection_was_not_sent()
    {
        Uri address;
        using (var server = new LoopbackServer(LoopbackServer.Ok))
        {
            address = server.Address;
        }

        var clock = new SkippingClock();
        using var client = new ApiClient(address, new TokenCredential(TestCalls.Token), TestCalls.Options(clock) with { MaxRetries = 2 });

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().BeFalse();
        error.Message.Should().Contain("refused");
        clock.Waits.Should().HaveCountGreaterThan(0, "it is safe to try again");
    }

    [Fact]
    public async Task A_connection_that_is_not_made_in_time_was_not_sent()
    {
        // The listener takes the connection and never responds to the TLS greeting.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = TestCalls.Options() with { ConnectTimeout = TimeSpan.FromMilliseconds(50), MaxRetries = 1 };
        using var client = new ApiClient(new Uri($"https://{listener.LocalEndpoint}/"), new TokenCredential(TestCalls.Token), options);

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().BeFalse();
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_was_not_sent_to()
    {
        using var server = new LoopbackServer(LoopbackServer.Close);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new ApiClient(
            new Uri($"https://{listener.LocalEndpoint}/"), new TokenCredential(TestCalls.Token), TestCalls.Options() with { MaxRetries = 0 });

        var call = client.CallAsync("POST");
        using (var socket = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken))
        {
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var error = await call.FailsAsync<ApiTransportException>();
        error.MayHaveActed.Should().BeFalse();
        error.Message.Should().Contain("does not speak TLS").And.Contain("http://").And.NotContain("certificate");
        error.IsTransient.Should().BeTrue("a proxy that is being started may do this, too");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_request_without_a_body_goes_out_once_on_a_connection_that_the_server_closes(string method)
    {
        using var server = new LoopbackServer(LoopbackServer.Ok, LoopbackServer.Close);
        using var client = server.Client();
        var withoutBody = new ApiRequest(new ApiOperation("act", HttpMethod.Parse(method), "/api/things/act/"), "/api/things/act/");
        await client.GetAsync();

        var error = await client.SendAsync(withoutBody, TestContext.Current.CancellationToken).FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().BeTrue();
        server.Requests.Should().HaveCount(2, "the transport itself must not send it again either");
    }

    [Fact]
    public async Task A_connection_is_used_again()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok);
        using var client = server.Client();

        await client.GetAsync();
        await client.CallAsync("POST");

        server.Requests[1].Should().StartWith("POST /api/things/1f/ HTTP/1.1\r\n")
            .And.Contain($"Authorization: Token {TestCalls.Token}\r\n")
            .And.Contain("Accept-Language: en\r\n")
            .And.MatchRegex("User-Agent: Waldur.Client/[0-9.]+")
            .And.NotContain("Cookie");
    }

    [Fact]
    public async Task Cookies_are_neither_kept_nor_sent()
    {
        using var server = new LoopbackServer(LoopbackServer.Respond(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: sessionid=abc; Path=/\r\n", "[]"u8.ToArray()));
        using var client = server.Client();

        await client.GetAsync();
        await client.GetAsync();

        server.Requests[1].Should().NotContain("sessionid");
    }
}
