using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class RedirectTests
{
    [Theory]
    [InlineData(301, "GET")]
    [InlineData(302, "GET")]
    [InlineData(301, "POST")]
    [InlineData(307, "POST")]
    public async Task A_redirect_is_not_followed_and_reported(int status, string method)
    {
        var elsewhere = $"HTTP/1.1 {status} Moved\r\nLocation: https://elsewhere.example/login/?next=s3cr3t\r\nContent-Type: text/html\r\n";
        using var server = new LoopbackServer(LoopbackServer.Respond(elsewhere, "<html></html>"u8.ToArray()));
        using var client = server.Client();

        var error = await client.CallAsync(method).FailsAsync<ApiException>();

        ((int?)error.StatusCode).Should().Be(status);
        error.Message.Should().Contain("https://elsewhere.example/login/").And.NotContain("s3cr3t");
        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task An_HttpClient_that_turned_a_POST_into_a_GET_is_found_out()
    {
        using var server = new LoopbackServer(
            LoopbackServer.Respond("HTTP/1.1 301 Moved\r\nLocation: /api/things/\r\n", []), LoopbackServer.Ok);
        using var http = new HttpClient();
        using var client = new ApiClient(http, server.Address, new TokenCredential("t"), TestCalls.Options());

        var error = await client.CallAsync("POST").FailsAsync<ApiException>();

        error.Message.Should().Contain("AllowAutoRedirect").And.Contain("GET in place of POST");
        error.MayHaveActed.Should().BeTrue("the server may have acted before it pointed elsewhere");
        error.IsTransient.Should().BeFalse();
        server.Requests.Should().HaveCount(2, "it is not sent a third time");
    }

    [Theory]
    [InlineData("GET", 302)]
    [InlineData("GET", 307)]
    [InlineData("POST", 307)]
    [InlineData("PUT", 308)]
    public async Task What_an_HttpClient_fetched_from_another_host_is_not_believed(string method, int status)
    {
        using var elsewhere = new LoopbackServer(LoopbackServer.Ok);
        using var server = new LoopbackServer(LoopbackServer.Respond(
            $"HTTP/1.1 {status} Moved\r\nLocation: {elsewhere.Address}api/things/?next=s3cr3t\r\n", []));
        using var http = new HttpClient();
        using var client = new ApiClient(http, server.Address, new TokenCredential("t"), TestCalls.Options());

        var error = await client.CallAsync(method).FailsAsync<ApiException>();

        error.Message.Should().Contain($"was led to http://{elsewhere.Address.Authority}").And.Contain("AllowAutoRedirect").And.NotContain("s3cr3t");
        error.MayHaveActed.Should().Be(method != "GET");
        error.StatusCode.Should().BeNull("the status is another server's");
        elsewhere.Requests.Should().HaveCount(1, "it is not sent again");
    }

    [Fact]
    public async Task A_redirect_within_the_server_that_keeps_the_method_is_believed()
    {
        using var server = new LoopbackServer(
            LoopbackServer.Respond("HTTP/1.1 307 Moved\r\nLocation: /api/things/\r\n", []), LoopbackServer.Ok);
        using var http = new HttpClient();
        using var client = new ApiClient(http, server.Address, new TokenCredential("t"), TestCalls.Options());

        (await client.CallAsync("POST")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_handler_that_changes_the_address_of_the_request_is_found_out()
    {
        using var handler = new ScriptedHandler((request, _) =>
        {
            request.RequestUri = new Uri("http://waldur.example.com/api/things/1f/");
            return Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StringContent("[]") });
        });
        using var client = TestCalls.Client(handler);

        (await client.GetAsync().FailsAsync<ApiException>()).Message.Should().Contain("http://waldur.example.com");
    }

    [Fact]
    public async Task A_callers_HttpClient_is_used_and_left_alive()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok);
        using var http = new HttpClient { BaseAddress = new Uri("https://unused.example/") };
        http.DefaultRequestHeaders.Add("X-Extra", "1");
        using (var client = new ApiClient(http, server.Address, new TokenCredential("t"), TestCalls.Options()))
        {
            (await client.GetAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await http.GetAsync(server.Address, TestContext.Current.CancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
        server.Requests[0].Should().Contain("X-Extra: 1").And.Contain("Authorization: Token t");
    }

    [Fact]
    public async Task A_disposed_client_says_so()
    {
        var client = new ApiClient(TestCalls.Endpoint, new TokenCredential("t"), TestCalls.Options());
        client.Dispose();

        (await Record.ExceptionAsync(() => client.GetAsync())).Should().BeOfType<ObjectDisposedException>();
    }
}
