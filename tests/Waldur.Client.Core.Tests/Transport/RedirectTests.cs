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

        var error = await client.CallAsync("POST").FailsAsync<InvalidOperationException>();

        error.Message.Should().Contain("AllowAutoRedirect").And.Contain("GET in place of POST");
        server.Requests.Should().HaveCount(2, "it is not sent a third time");
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
