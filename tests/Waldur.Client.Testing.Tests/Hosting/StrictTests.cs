using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class StrictTests
{
    private const string Uuid = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("GET", "/api/backend-resources/?unknown=1", null, "unknown query parameter 'unknown'")]
    [InlineData("GET", "/api/backend-resources/?field=name", null, "unknown query parameter 'field'")]
    [InlineData("GET", "/api/backend-resources/?o=name", null, "query parameter 'o' is \"name\", not one of created, -created")]
    [InlineData("GET", "/api/backend-resources/?o=created&o=-created", null, "query parameter 'o' is repeated")]
    [InlineData("GET", "/api/backend-resources/?page=1&page=2", null, "query parameter 'page' is repeated")]
    [InlineData("GET", "/api/backend-resources/?page=last", null, "query parameter 'page' is string, not integer")]
    [InlineData("GET", "/api/backend-resources/?page_size=301", null, "query parameter 'page_size' is 301, outside of what is allowed")]
    [InlineData("GET", "/api/backend-resources/?offering_uuid=x", null, "query parameter 'offering_uuid' is not a uuid")]
    [InlineData("GET", "/api/backend-resources/?created=2026-01-01", null, "query parameter 'created' is not a date-time")]
    [InlineData("GET", "/api/backend-resources/?created=2026-01-01T00:00:00+00:00", null, "query parameter 'created' is not a date-time")]
    [InlineData("GET", "/api/backend-resource-requests/?state=Sent,Done", null, "query parameter 'state' is \"Sent,Done\", not one of Sent")]
    [InlineData("GET", "/api/marketplace-software-catalogs/?auto_update_enabled=True", null, "is string, not boolean")]
    [InlineData("GET", "/api/backend-resources", null, "the path /api/backend-resources lacks its trailing slash")]
    [InlineData("GET", "/api/no-such-group/", null, "no operation has the path /api/no-such-group/")]
    [InlineData("PATCH", "/api/backend-resources/" + Uuid + "/", null, "/api/backend-resources/{uuid}/ has no operation PATCH")]
    [InlineData("GET", "/api/backend-resources/1/", null, "path parameter 'uuid' is not a uuid")]
    [InlineData("POST", "/api/backend-resource-requests/", null, "the body is missing")]
    [InlineData("POST", "/api/backend-resource-requests/", "{}", "body lacks the required field 'offering'")]
    [InlineData("POST", "/api/backend-resource-requests/", "{\"offering\":null}", "body.offering is null")]
    [InlineData("POST", "/api/backend-resource-requests/", "{\"offering\":7}", "body.offering is integer, not string")]
    [InlineData("POST", "/api/backend-resource-requests/", "{\"offering\":\"7\"}", "body.offering is not a uuid")]
    [InlineData("POST", "/api/backend-resource-requests/", "{\"offering\":\"" + Uuid + "\",\"x\":1}", "body has the unknown field 'x'")]
    [InlineData("POST", "/api/backend-resource-requests/", "[]", "body is array, not object")]
    [InlineData("POST", "/api/backend-resource-requests/", "{", "the body is not JSON")]
    [InlineData("POST", "/api/backend-resource-requests/" + Uuid + "/set_done/", "{}", "the operation takes no body")]
    [InlineData("POST", "/api/backend-resource-requests/" + Uuid + "/set_erred/", "{}", "body lacks the required field 'error_message'")]
    [InlineData("DELETE", "/api/backend-resources/" + Uuid + "/", "{}", "the operation takes no body")]
    [InlineData("POST", "/api/marketplace-software-catalogs/" + Uuid + "/update_catalog/", "{}", "the operation takes no body")]
    [InlineData("POST", "/api/marketplace-software-catalogs/import_catalog/", "{\"name\":\"Conda\"}", "body.name is \"Conda\", not one of EESSI, Spack")]
    [InlineData(
        "PATCH",
        "/api/marketplace-remote-synchronisations/" + Uuid + "/",
        "{\"remotelocalcategory_set\":[{\"remote_category\":\"x\",\"y\":1}]}",
        "body.remotelocalcategory_set[0] has the unknown field 'y'")]
    public async Task What_the_description_does_not_allow_is_refused_and_reported(string method, string path, string? body, string problem)
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);

        var response = await waldur.Staff(method, path, body);

        response.Code.Should().Be(400);
        response.Header(FakeServer.RefusedHeader).Should().Be("true");
        response.Text("detail").Should().StartWith("The description does not allow this request: ").And.Contain(problem);
        waldur.Server.Requests.Single().Acted.Should().BeFalse();
    }

    [Fact]
    public async Task Every_problem_is_told_at_once()
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);

        var response = await waldur.Agent("POST", "/api/backend-resources/?a=1&b=2", """{"name":" ","backend_id":"","z":1}""");

        response.Text("detail").Should().Contain("'a'").And.Contain("'b'").And.Contain("'project'").And.Contain("'offering'")
            .And.Contain("'z'").And.Contain("body.name");
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);

        var response = await waldur.SendAsync("POST", "/api/backend-resources/", null, request =>
        {
            request.Content = new StringContent("name=x");
        });

        response.Text("detail").Should().Contain("the body's content type is 'text/plain; charset=utf-8', not application/json");
    }

    [Fact]
    public async Task The_same_requests_pass_in_the_lenient_manner()
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);
        (await waldur.Agent("GET", "/api/backend-resources/?unknown=1")).Code.Should().Be(400);

        waldur.Server.Mode = FakeServerMode.Lenient;
        var response = await waldur.Agent("GET", "/api/backend-resources/?unknown=1");

        response.Code.Should().Be(200);
        response.Header(FakeServer.RefusedHeader).Should().BeNull();
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_whole_life_passes_in_the_strict_manner(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport, FakeServerMode.Strict);
        const string Requests = "/api/backend-resource-requests/";
        const string Syncs = "/api/marketplace-remote-synchronisations/";
        const string Catalogs = "/api/marketplace-software-catalogs/";

        var request = Uuids(await waldur.Staff("POST", Requests, $$"""{"offering":"{{waldur.Seed.Offering.Uuid:D}}"}"""));
        await Passes(waldur.Agent("GET", $"{Requests}?state=Sent&state=Processing&o=-created,created&page=1&page_size=300"), 200);
        await Passes(waldur.Agent("HEAD", $"{Requests}?created=2026-01-01T00:00:00.000000%2B00:00"), 200);
        await Passes(waldur.Agent("POST", $"{Requests}{request}/start_processing/"), 200);
        await Passes(waldur.Agent("POST", $"{Requests}{request}/set_erred/", """{"error_message":"","error_traceback":""}"""), 200);
        var row = Uuids(await waldur.Agent("POST", "/api/backend-resources/", waldur.Resource()));
        await Passes(waldur.Agent("GET", $"/api/backend-resources/{Guid.Parse(row):D}/"), 200);
        await Passes(waldur.Staff("POST", $"/api/backend-resources/{row}/import_resource/"), 201);
        var sync = Uuids(await waldur.Staff("POST", Syncs, waldur.Synchronisation()));
        await Passes(waldur.Staff("PUT", $"{Syncs}{sync}/", waldur.Synchronisation()), 200);
        await Passes(waldur.Staff("PATCH", $"{Syncs}{sync}/", """{"is_active":false}"""), 200);
        await Passes(waldur.Staff("POST", $"{Syncs}{sync}/run_synchronisation/"), 200);
        await Passes(waldur.Staff("DELETE", $"{Syncs}{sync}/"), 204);
        var catalog = Uuids(await waldur.Staff("POST", Catalogs, """{"name":"EESSI","version":"1","metadata":{"any":[1]}}"""));
        await Passes(waldur.Staff("GET", $"{Catalogs}?o=-name,version&catalog_type=binary_runtime&auto_update_enabled=true"), 200);
        await Passes(waldur.Staff("POST", $"{Catalogs}{catalog}/update_catalog/"), 202);
        await Passes(waldur.Staff("POST", $"{Catalogs}import_catalog/", """{"name":"Spack"}"""), 202);
        await Passes(waldur.Staff("GET", $"{Catalogs}discover/"), 200);
        await Passes(waldur.Staff("GET", "/api/version/"), 200);
    }

    [Fact]
    public async Task Every_operation_of_the_description_is_served()
    {
        await using var waldur = await TestWaldur.StartAsync();
        using var stream = typeof(FakeWaldurServer).Assembly.GetManifestResourceStream("waldur.json");
        var paths = JsonNode.Parse(stream!)!["paths"]!.AsObject();
        string[] methods = ["get", "head", "post", "put", "patch", "delete"];
        var operations = paths
            .SelectMany(path => path.Value!.AsObject()
                .Where(operation => methods.Contains(operation.Key))
                .Select(operation => (Path: path.Key, Method: operation.Key.ToUpperInvariant())))
            .ToList();

        operations.Should().HaveCountGreaterThanOrEqualTo(32);
        foreach (var (path, method) in operations)
        {
            var response = await waldur.Staff(method, path.Replace("{uuid}", Uuid, StringComparison.Ordinal), method is "GET" or "HEAD" ? null : "{}");
            response.Code.Should().NotBe(405, $"{method} {path}");
            response.Header("Content-Type").Should().Be("application/json; charset=utf-8", $"{method} {path}");
        }
    }

    [Fact]
    public async Task Every_response_has_what_the_description_promises()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = await waldur.Agent("POST", "/api/backend-resources/", waldur.Resource());
        var responses = new Dictionary<string, JsonNode>
        {
            ["BackendResource"] = row.Json,
            ["BackendResourceRequest"] = (await waldur.Staff(
                "POST", "/api/backend-resource-requests/", $$"""{"offering":"{{waldur.Seed.Offering.Uuid:N}}"}""")).Json,
            ["RemoteSynchronisation"] = (await waldur.Staff("POST", "/api/marketplace-remote-synchronisations/", waldur.Synchronisation())).Json,
            ["SoftwareCatalog"] = (await waldur.Staff("POST", "/api/marketplace-software-catalogs/", """{"name":"x","version":"1"}""")).Json,
            ["Resource"] = (await waldur.Staff("POST", $"/api/backend-resources/{row.Text("uuid")}/import_resource/")).Json,
        };
        using var stream = typeof(FakeWaldurServer).Assembly.GetManifestResourceStream("waldur.json");
        var schemas = JsonNode.Parse(stream!)!["components"]!["schemas"]!;

        foreach (var (schema, response) in responses)
        {
            var properties = schemas[schema]!["properties"]!.AsObject().Select(property => property.Key).Except(LeftOut);
            response.AsObject().Select(property => property.Key).Should().BeEquivalentTo(properties, schema);
        }
    }

    // What hangs on an object that is not there is left out.
    private static readonly string[] LeftOut =
    [
        "service_settings_uuid", "parent_uuid", "parent_name", "parent_offering_uuid", "parent_offering_name", "parent_offering_slug",
    ];

    private static string Uuids(Response response)
    {
        response.Code.Should().Be(201, response.Body);
        return response.Text("uuid");
    }

    private static async Task Passes(Task<Response> call, int code)
    {
        var response = await call;
        response.Code.Should().Be(code, response.Body);
        response.Header(FakeServer.RefusedHeader).Should().BeNull();
    }
}
