using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.EndToEnd;

public sealed class FakeServerTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public async Task It_tells_how_to_reach_it_and_ends_with_status_0_on_sigterm()
    {
        await using var server = await FakeServerProcess.StartAsync();

        server.Values.Keys.Should().Equal(
            "URL", "STAFF_TOKEN", "STAFF_PAT", "AGENT_TOKEN", "AGENT_UUID", "USER_TOKEN", "CUSTOMER", "OFFERING", "SHARED_OFFERING", "PROJECT", "PLAN",
            "PROVIDER_URL", "CATEGORY_URL");
        new Uri(server.Url).IsLoopback.Should().BeTrue();
        (await server.TerminateAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task Any_http_client_can_talk_to_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };

        using var refused = await http.GetAsync("/api/backend-resources/", cancellation);
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", server.Values["AGENT_TOKEN"]);
        using var created = await http.PostAsJsonAsync(
            "/api/backend-resources/",
            new { name = "vm", backend_id = "vm-1", project = server.Values["PROJECT"], offering = server.Values["OFFERING"] },
            cancellation);
        created.StatusCode.Should().Be(HttpStatusCode.Created);

        using var listed = await http.GetAsync("/api/backend-resources/?page_size=1", cancellation);
        listed.Headers.GetValues("X-Result-Count").Should().Equal("1");
        var rows = await listed.Content.ReadFromJsonAsync<JsonArray>(cancellation);
        rows!.Should().ContainSingle().Which!["backend_id"]!.GetValue<string>().Should().Be("vm-1");
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    [InlineData("--port")]
    [InlineData("--verbose")]
    public async Task Arguments_that_it_does_not_understand_are_told_in_one_line(params string[] arguments)
    {
        var result = await Run.ToEndAsync("FakeServer", _folder, arguments);

        result.ShouldFail(2, "Not understood", string.Join(' ', arguments));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        await using var server = await FakeServerProcess.StartAsync();
        var port = new Uri(server.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var result = await Run.ToEndAsync("FakeServer", _folder, "--port", port);

        result.ShouldFail(1, port, "cannot be used");
    }

    public void Dispose() => _folder.Dispose();
}
