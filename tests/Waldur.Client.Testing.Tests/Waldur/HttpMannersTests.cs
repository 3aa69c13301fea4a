using System.Net.Http.Headers;
using System.Text;

namespace Waldur.Client.Testing.Tests;

public sealed class HttpMannersTests
{
    public static TheoryData<string> Lists => new()
    {
        "backend-resources", "backend-resource-requests", "marketplace-remote-synchronisations", "marketplace-software-catalogs",
    };

    [Theory]
    [InlineData(Transport.InProcess, "GET")]
    [InlineData(Transport.InProcess, "POST")]
    [InlineData(Transport.Port, "GET")]
    [InlineData(Transport.Port, "POST")]
    public async Task A_missing_slash_is_responded_with_a_redirect(Transport transport, string method)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);

        var response = await waldur.Staff(method, "/api/backend-resources?page=2", method == "POST" ? "{}" : null);

        response.Code.Should().Be(301);
        response.Header("Location").Should().Be("/api/backend-resources/?page=2");
        response.Header("Content-Type").Should().StartWith("text/html");
        response.Body.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/api/no-such-group/")]
    [InlineData("/api/no-such-group")]
    [InlineData("/")]
    [InlineData("/api/backend-resources/a.b/")]
    [InlineData("/api/backend-resources/0123/no_such_action/")]
    public async Task An_unknown_route_is_responded_with_a_page(string path)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.SendAsync("GET", path);

        response.Code.Should().Be(404);
        response.Header("Content-Type").Should().StartWith("text/html");
        response.Body.Should().Contain("Not Found");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_missing_object_is_responded_with_json(string list)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var missing = await waldur.Staff("GET", $"/api/{list}/{Guid.NewGuid():N}/");
        var malformed = await waldur.Staff("GET", $"/api/{list}/not-a-uuid/");

        missing.Code.Should().Be(404);
        missing.Text("detail").Should().MatchRegex("^No [A-Z][A-Za-z]+ matches the given query\\.$");
        malformed.Code.Should().Be(404);
        malformed.Body.Should().Be("""{"detail":"Not found."}""");
    }

    [Theory]
    [InlineData("PUT", "/api/backend-resources/{0}/")]
    [InlineData("PATCH", "/api/backend-resources/{0}/")]
    [InlineData("DELETE", "/api/backend-resources/")]
    [InlineData("PUT", "/api/backend-resource-requests/{0}/")]
    [InlineData("PATCH", "/api/backend-resource-requests/{0}/")]
    [InlineData("DELETE", "/api/backend-resource-requests/{0}/")]
    [InlineData("GET", "/api/backend-resource-requests/{0}/set_done/")]
    [InlineData("POST", "/api/marketplace-software-catalogs/discover/")]
    [InlineData("GET", "/api/marketplace-software-catalogs/import_catalog/")]
    [InlineData("GET", "/api/marketplace-remote-synchronisations/{0}/run_synchronisation/")]
    public async Task A_method_that_is_off_is_responded_with_405(string method, string template)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, Guid.NewGuid().ToString("N"));

        var response = await waldur.User(method, path);

        response.Code.Should().Be(405);
        response.Body.Should().Be($$"""{"detail":"Method \"{{method}}\" not allowed."}""");
        response.Header("Allow").Should().NotContain(method + ",").And.Contain("OPTIONS");
        (await waldur.SendAsync(method, path)).Code.Should().Be(401, "credentials are looked at first");
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_responded_with_415()
    {
        await using var waldur = await TestWaldur.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/backend-resources/");
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
        request.Content = new StringContent("name=x");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        using var received = await waldur.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var response = await Response.FromAsync(received, TestContext.Current.CancellationToken);

        response.Code.Should().Be(415);
        response.Body.Should().Be("""{"detail":"Unsupported media type \"text/plain\" in request."}""");
    }

    [Theory]
    [InlineData("text/plain", 406)]
    [InlineData("text/html,image/*", 406)]
    [InlineData("text/html, application/json;q=0.5", 200)]
    [InlineData("application/*", 200)]
    [InlineData("*/*", 200)]
    public async Task Only_json_can_be_asked_for(string accept, int status)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.SendAsync("GET", "/api/backend-resources/", null, request =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
            request.Headers.TryAddWithoutValidation("Accept", accept);
        });

        response.Code.Should().Be(status);
        response.Body.Should().Be(status == 406 ? """{"detail":"Could not satisfy the request Accept header."}""" : "[]");
    }

    [Fact]
    public async Task Of_a_field_that_comes_twice_the_last_value_counts()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("POST", "/api/backend-resources/", waldur.Resource("last").Insert(1, "\"name\":\"first\","));

        response.Text("name").Should().Be("last");
    }

    [Fact]
    public async Task A_form_is_read_like_json()
    {
        await using var waldur = await TestWaldur.StartAsync();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "EESSI", ["version"] = "2023.06" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/marketplace-software-catalogs/") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.StaffToken}");

        using var response = await waldur.Http.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).Should().Be(201);
        waldur.Server.SoftwareCatalogs.Should().ContainSingle(row => row.Version == "2023.06");
    }

    [Theory]
    [InlineData("{\"name\":", "JSON parse error - ")]
    [InlineData("\"text\"", "Invalid data. Expected a dictionary, but got str.")]
    [InlineData("[]", "Invalid data. Expected a dictionary, but got list.")]
    [InlineData("null", "Invalid data. Expected a dictionary, but got NoneType.")]
    public async Task A_body_that_cannot_be_read_is_responded_with_400(string body, string message)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("POST", "/api/backend-resources/", body);

        response.Code.Should().Be(400);
        response.Body.Should().Contain(message);
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Every_response_has_the_headers_of_a_real_server(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);

        var response = await waldur.SendAsync("GET", "/api/backend-resources/", null, request =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
            request.Headers.TryAddWithoutValidation("Accept-Language", "et");
        });

        response.Header("Content-Type").Should().Be("application/json; charset=utf-8");
        response.Header("Content-Language").Should().Be("en");
        response.Header("Vary").Should().Be("Accept, Accept-Language, Cookie, origin");
        response.Header("Allow").Should().Be("GET, HEAD, OPTIONS, POST");
        response.Header("X-Frame-Options").Should().Be("DENY");
        response.Header("Date").Should().Be("Thu, 01 Jan 2026 00:00:00 GMT");
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Links_name_the_host_that_the_request_named(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "row");

        var response = await waldur.SendAsync("GET", "/api/backend-resources/", null, request =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
            request.Headers.Host = "proxy.example:8443";
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        });

        response.Json[0]!["url"]!.GetValue<string>().Should().StartWith("https://proxy.example:8443/api/backend-resources/");
        response.Header("Link").Should().StartWith("<https://proxy.example:8443/api/backend-resources/>; rel=\"first\"");
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Behind_a_prefix_every_link_has_it_and_other_paths_are_unknown(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport, pathPrefix: "/waldur");

        var created = await waldur.Staff("POST", "/api/marketplace-remote-synchronisations/", waldur.Synchronisation());
        using var outside = await waldur.Http.GetAsync(
            new Uri(waldur.Server.Endpoint, "/api/backend-resources/"),
            TestContext.Current.CancellationToken);

        created.Code.Should().Be(201);
        new Uri(created.Text("url")).AbsolutePath.Should().StartWith("/waldur/api/marketplace-remote-synchronisations/");
        created.Header("Location").Should().Be(created.Text("url"));
        ((int)outside.StatusCode).Should().Be(404);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Options_are_responded(string list)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.User("OPTIONS", $"/api/{list}/");

        response.Code.Should().Be(200);
        response.Json["parses"]!.AsArray().Select(type => type!.GetValue<string>()).Should().Contain("application/json");
    }

    [Fact]
    public async Task The_version_is_that_of_the_description()
    {
        await using var waldur = await TestWaldur.StartAsync();
        using var stream = typeof(FakeWaldurServer).Assembly.GetManifestResourceStream("waldur.json");
        var described = System.Text.Json.Nodes.JsonNode.Parse(stream!)!["info"]!["version"]!.GetValue<string>();

        (await waldur.User("GET", "/api/version/")).Text("version").Should().Be(described);
    }

    [Fact]
    public async Task The_version_is_reported()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Version = "7.9.0";

        (await waldur.User("GET", "/api/version/")).Body.Should().Be("""{"version":"7.9.0"}""");
    }

    [Fact]
    public async Task Unknown_parameters_and_fields_are_ignored()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var body = waldur.Resource().Insert(1, "\"unknown\":1,");

        var created = await waldur.Agent("POST", "/api/backend-resources/?what=ever", body);
        var listed = await waldur.Agent("GET", "/api/backend-resources/?field=name&what=ever");

        created.Code.Should().Be(201);
        listed.Json.AsArray().Should().ContainSingle().Which!.AsObject().Should().HaveCount(13);
    }

    [Fact]
    public async Task Text_beyond_ascii_is_not_escaped()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("POST", "/api/backend-resources/", waldur.Resource("Jõgi"));

        Encoding.UTF8.GetByteCount(response.Body).Should().BeGreaterThan(response.Body.Length);
        response.Text("name").Should().Be("Jõgi");
    }
}
