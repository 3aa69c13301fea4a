using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class ErrorShapeTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Katello_puts_the_message_twice(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin("GET", katello.Plan(987));

        response.Code.Should().Be(404);
        response.Header("Content-Type").Should().Be("application/json; charset=utf-8");
        response.Json.Keys().Should().Equal(release == "5.0" ? "message" : "displayMessage", "errors");
        var message = response.Json[response.Json.Keys().First()]!.GetValue<string>();
        response.Json["errors"]!.AsArray().Should().ContainSingle().Which!.GetValue<string>().Should().Be(message);
        message.Should().Contain("987");
        message.Contains("Potential missing permissions: view_sync_plans", StringComparison.Ordinal).Should().Be(release != "3.10");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Foreman_puts_an_object_under_error(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var unknown = await katello.SendAsync("GET", katello.Plans, authorization: katello.Seed.Admin.ToAuthorization("wrong"));
        var forbidden = await katello.As(katello.Seed.Viewer, "PUT", katello.Plan(), """{"name":"P"}""");
        var mediaType = await katello.Admin("PUT", katello.Plan(action: "/sync"));

        unknown.Code.Should().Be(401);
        unknown.Body.Should().Be("""{"error":{"message":"Unable to authenticate user admin"}}""");
        forbidden.Code.Should().Be(403);
        forbidden.Body.Should().Be(
            """{"error":{"message":"Access denied","details":"Missing one of the required permissions: edit_sync_plans","missing_permissions":["edit_sync_plans"]}}""");
        mediaType.Code.Should().Be(415);
        mediaType.Json["error"]!.Text("message").Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_organization_that_is_missing_or_hidden_is_a_plain_message(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var hidden = string.Create(CultureInfo.InvariantCulture, $"/katello/api/organizations/{katello.Seed.OtherOrganization.Id}/sync_plans");

        var missing = await katello.Admin("GET", "/katello/api/organizations/987/sync_plans");
        var foreign = await katello.As(katello.Seed.Manager, "GET", hidden);

        missing.Code.Should().Be(404);
        missing.Body.Should().Be("""{"message":"Organization with id 987 not found"}""");
        foreign.Code.Should().Be(404);
        foreign.Json.Keys().Should().Equal("message");
    }

    [Theory]
    [InlineData("{\"name\":")]
    [InlineData("name=P")]
    public async Task A_body_that_is_not_json_is_told_under_a_text(string body)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("PUT", katello.Plan(), body);

        response.Code.Should().Be(400);
        response.Json.Number("status").Should().Be(400);
        response.Text("error").Should().StartWith("There was a problem in the JSON you submitted: ");
    }

    [Theory]
    [InlineData("PUT", "", "text/plain", 415)]
    [InlineData("PUT", "{}", "application/x-www-form-urlencoded", 415)]
    [InlineData("PUT", "{}", "application/json; charset=utf-8", 202)]
    public async Task Only_json_is_taken(string method, string body, string contentType, int status)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.SendAsync(method, katello.Plan(action: "/sync"), body, katello.Seed.Admin.ToAuthorization(), contentType);

        response.Code.Should().Be(status);
    }

    [Fact]
    public async Task A_delete_needs_no_content_type()
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.Admin("DELETE", katello.Plan())).Code.Should().Be(204);
    }

    [Fact]
    public async Task A_server_in_maintenance_says_so_to_everybody()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.IsInMaintenance = true;

        var response = await katello.SendAsync("GET", katello.Plans);

        response.Code.Should().Be(503);
        response.Json.Keys().Should().Equal("message");
    }

    [Fact]
    public async Task An_unknown_route_is_a_page()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("GET", "/katello/api/no_such_thing");
        var method = await katello.Admin("POST", katello.Plan(), "{}");

        response.Code.Should().Be(404);
        response.Header("Content-Type").Should().StartWith("text/html");
        method.Code.Should().Be(404);
    }

    [Theory]
    [InlineData("/api/organizations")]
    [InlineData("/api/v2/organizations")]
    public async Task Organizations_of_Foreman_point_at_Katello(string path)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("POST", path, "{}");

        response.Code.Should().Be(404);
        response.Text("message").Should().StartWith("Route overridden by Katello");
    }

    [Fact]
    public async Task Every_response_names_the_versions_and_the_request()
    {
        await using var katello = await TestKatello.StartAsync("4.8");

        var first = await katello.Admin("GET", katello.Plans);
        var second = await katello.Admin("GET", "/katello/api/organizations");
        var refused = await katello.SendAsync("GET", katello.Plans);
        var own = await katello.SendAsync(
            "GET",
            katello.Plans,
            null,
            "application/json",
            request => request.Headers.Add("X-Request-Id", "mine"));

        foreach (var response in new[] { first, second, refused })
        {
            response.Header("Foreman_version").Should().Be("3.6.1");
            response.Header("Foreman_api_version").Should().Be("2");
            response.Header("Apipie-Checksum").Should().NotBeEmpty();
            Guid.TryParse(response.Header("X-Request-Id"), out _).Should().BeTrue();
        }

        first.Header("X-Request-Id").Should().NotBe(second.Header("X-Request-Id"));
        own.Header("X-Request-Id").Should().Be("mine");
        first.Header("Foreman_current_organization").Should().EndWith("; Example Institute");
        second.Header("Foreman_current_organization").Should().Be("; ANY");
        refused.Header("WWW-Authenticate").Should().BeNull();
    }

    [Fact]
    public async Task The_status_tells_the_version()
    {
        await using var katello = await TestKatello.StartAsync("3.18");

        (await katello.Admin("GET", "/api/status")).Body
            .Should().Be("""{"result":"ok","status":200,"version":"2.3.3","api_version":2}""");
    }
}
