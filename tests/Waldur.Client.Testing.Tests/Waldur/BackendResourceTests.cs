using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class BackendResourceTests
{
    private const string Path = "/api/backend-resources/";

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_reported_resource_is_responded_listed_read_and_deleted(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        var seed = waldur.Seed;

        var created = await waldur.Agent("POST", Path, waldur.Resource("vm-1", backendId: "b-1", metadata: """{"limits":{"cpu":2}}"""));

        var uuid = created.Text("uuid");
        var url = $"{waldur.Server.Endpoint}api/backend-resources/{uuid}/";
        created.Code.Should().Be(201);
        created.Header("Location").Should().Be(url);
        uuid.Should().MatchRegex("^[0-9a-f]{32}$");
        JsonNode.DeepEquals(created.Json, JsonNode.Parse($$"""
            {
              "url": "{{url}}", "uuid": "{{uuid}}", "name": "vm-1",
              "created": "2026-01-01T00:00:00.000000+00:00", "modified": "2026-01-01T00:00:00.000000+00:00",
              "project": "{{seed.Project.Uuid:N}}", "project_name": "Climate models",
              "project_url": "{{waldur.Server.Endpoint}}api/projects/{{seed.Project.Uuid:N}}/",
              "offering": "{{seed.Offering.Uuid:N}}", "offering_name": "Private cluster",
              "offering_url": "{{waldur.Server.Endpoint}}api/marketplace-public-offerings/{{seed.Offering.Uuid:N}}/",
              "backend_id": "b-1", "backend_metadata": {"limits": {"cpu": 2} }
            }
            """)).Should().BeTrue(created.Body);
        (await waldur.Agent("GET", $"{Path}{uuid}/")).Body.Should().Be(created.Body);
        (await waldur.Agent("GET", $"{Path}{Guid.Parse(uuid):D}/")).Body.Should().Be(created.Body, "both forms of a uuid are accepted");
        (await waldur.Agent("GET", Path)).Body.Should().Be($"[{created.Body}]");
        var deleted = await waldur.Agent("DELETE", $"{Path}{uuid}/");
        deleted.Code.Should().Be(204);
        deleted.Body.Should().BeEmpty();
        waldur.Server.BackendResources.Should().BeEmpty();
        (await waldur.Agent("DELETE", $"{Path}{uuid}/")).Code.Should().Be(404);
    }

    [Fact]
    public async Task The_same_backend_id_makes_a_second_row()
    {
        await using var waldur = await TestWaldur.StartAsync();

        await waldur.Agent("POST", Path, waldur.Resource());
        await waldur.Agent("POST", Path, waldur.Resource());

        waldur.Server.BackendResources.Should().HaveCount(2).And.OnlyHaveUniqueItems(row => row.Uuid);
    }

    [Fact]
    public async Task Name_project_and_offering_are_required()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("POST", Path, "{}");

        response.Code.Should().Be(400);
        response.Body.Should().Be(
            """{"name":["This field is required."],"project":["This field is required."],"offering":["This field is required."]}""");
    }

    [Theory]
    [InlineData("name", "\"  \"", "This field may not be blank.")]
    [InlineData("name", "null", "This field may not be null.")]
    [InlineData("name", "[]", "Not a valid string.")]
    [InlineData("name", "true", "Not a valid string.")]
    [InlineData("project", "\"77777777777747777777777777777777\"", "Object with uuid=77777777777747777777777777777777 does not exist.")]
    [InlineData("offering", "\"77777777-7777-4777-7777-777777777777\"", "Object with uuid=77777777-7777-4777-7777-777777777777 does not exist.")]
    [InlineData("offering", "\"x\"", "“x” is not a valid UUID.")]
    [InlineData("offering", "{}", "Invalid value.")]
    [InlineData("backend_metadata", "null", "This field may not be null.")]
    public async Task A_field_that_is_no_good_is_named(string field, string value, string message)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var body = JsonNode.Parse(waldur.Resource())!;
        body[field] = JsonNode.Parse(value);

        var response = await waldur.Agent("POST", Path, body.ToJsonString());

        response.Code.Should().Be(400);
        response.Json.AsObject().Should().ContainSingle();
        response.Json[field]![0]!.GetValue<string>().Should().Be(message);
        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Theory]
    [InlineData("name", 150)]
    [InlineData("backend_id", 255)]
    public async Task Texts_may_be_so_long_and_no_longer(string field, int length)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var body = JsonNode.Parse(waldur.Resource())!;

        body[field] = new string('x', length);
        (await waldur.Agent("POST", Path, body.ToJsonString())).Code.Should().Be(201);
        body[field] = new string('x', length + 1);
        var response = await waldur.Agent("POST", Path, body.ToJsonString());

        response.Code.Should().Be(400);
        response.Json[field]![0]!.GetValue<string>().Should().Be($"Ensure this field has no more than {length} characters.");
    }

    [Fact]
    public async Task Backend_id_and_metadata_are_optional_and_numbers_become_text()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var seed = waldur.Seed;

        var response = await waldur.Agent(
            "POST",
            Path,
            $$"""{"name":17,"project":"{{seed.Project.Uuid:D}}","offering":"{{seed.Offering.Uuid:D}}","backend_id":""}""");

        response.Code.Should().Be(201);
        response.Text("name").Should().Be("17");
        response.Text("backend_id").Should().BeEmpty();
        response.Json["backend_metadata"]!.AsObject().Should().BeEmpty();
    }

    [Fact]
    public async Task Metadata_may_be_any_json()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("POST", Path, waldur.Resource(metadata: """[1,"two",null]"""));

        response.Json["backend_metadata"]!.ToJsonString().Should().Be("""[1,"two",null]""");
    }

    [Fact]
    public async Task Roles_decide_who_reports_and_the_body_is_checked_before_the_right()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var (server, seed) = (waldur.Server, waldur.Seed);
        var other = server.AddOffering(seed.Provider, seed.Category, "Other");
        (FakeUser User, int Status)[] cases =
        [
            (seed.Staff, 201),
            (seed.Agent, 201),
            (server.AddUser("offering owner", FakeRole.OfferingOwner(seed.Offering)), 201),
            (server.AddUser("offering manager", FakeRole.OfferingManager(seed.Offering)), 201),
            (server.AddUser("manager of another", FakeRole.ServiceManager(other)), 403),
            (server.AddUser("customer owner", FakeRole.CustomerOwner(seed.Customer)), 403),
            (seed.Support, 403),
            (seed.User, 403),
        ];

        foreach (var (user, status) in cases)
        {
            (await waldur.SendAsync("POST", Path, waldur.Resource(), user.Token)).Code.Should().Be(status, user.Name);
            (await waldur.SendAsync("POST", Path, "{}", user.Token)).Code.Should().Be(400, user.Name);
        }
    }

    [Fact]
    public async Task Roles_decide_who_sees_a_row()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var (server, seed) = (waldur.Server, waldur.Seed);
        var row = server.AddBackendResource(seed.Offering, seed.Project, "row");
        (FakeUser User, int Rows, int Retrieve, int Delete)[] cases =
        [
            (seed.User, 0, 404, 404),
            (server.AddUser("customer owner", FakeRole.CustomerOwner(seed.Customer)), 0, 404, 404),
            (seed.Support, 1, 403, 403),
            (seed.Agent, 1, 200, 204),
        ];

        foreach (var (user, rows, retrieve, delete) in cases)
        {
            (await waldur.SendAsync("GET", Path, token: user.Token)).Json.AsArray().Should().HaveCount(rows, user.Name);
            (await waldur.SendAsync("GET", $"{Path}{row.Uuid:N}/", token: user.Token)).Code.Should().Be(retrieve, user.Name);
            (await waldur.SendAsync("DELETE", $"{Path}{row.Uuid:N}/", token: user.Token)).Code.Should().Be(delete, user.Name);
        }
    }

    [Theory]
    [InlineData("backend_id=id-1", "one")]
    [InlineData("backend_id=ID-1", "")]
    [InlineData("name=O", "two,one")]
    [InlineData("name_exact=one", "one")]
    [InlineData("name_exact=o", "")]
    [InlineData("offering_uuid={offering}", "two,one")]
    [InlineData("offering_uuid={shared}", "three")]
    [InlineData("project_uuid={project}", "two,one")]
    [InlineData("created=2026-01-01T00:02:00Z", "three,two")]
    [InlineData("created_before=2026-01-01T00:02:00Z", "two,one")]
    [InlineData("created=2026-01-01T00:01:30%2B00:00&created_before=2026-01-01T00:02:30.5Z", "two")]
    [InlineData("modified=2026-01-01T00:03:00", "three")]
    [InlineData("modified_before=2026-01-01%2000:01", "one")]
    [InlineData("name=", "three,two,one")]
    public async Task Filters_narrow_a_list(string query, string names)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var seed = waldur.Seed;
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Server.AddBackendResource(seed.Offering, seed.Project, "one", "id-1");
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Server.AddBackendResource(seed.Offering, seed.Project, "two", "id-2");
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Server.AddBackendResource(seed.SharedOffering, seed.Projects[1], "three", "id-3");
        var filled = query.Replace("{offering}", seed.Offering.Uuid.ToString("N"), StringComparison.Ordinal)
            .Replace("{shared}", seed.SharedOffering.Uuid.ToString("D"), StringComparison.Ordinal)
            .Replace("{project}", seed.Project.Uuid.ToString("N"), StringComparison.Ordinal);

        var response = await waldur.Agent("GET", $"{Path}?{filled}");

        response.Code.Should().Be(200);
        string.Join(',', response.Json.AsArray().Select(row => row!["name"]!.GetValue<string>())).Should().Be(names);
    }

    [Theory]
    [InlineData("offering_uuid=x", """{"offering_uuid":["Enter a valid UUID."]}""")]
    [InlineData("project_uuid=1", """{"project_uuid":["Enter a valid UUID."]}""")]
    [InlineData("created=yesterday", """{"created":["Enter a valid date/time."]}""")]
    [InlineData("created=2026-01-01T00:00:00+00:00", """{"created":["Enter a valid date/time."]}""")]
    [InlineData("modified_before=x&offering_uuid=x", """{"offering_uuid":["Enter a valid UUID."],"modified_before":["Enter a valid date/time."]}""")]
    public async Task Filters_that_are_no_good_are_named(string query, string body)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Agent("GET", $"{Path}?{query}");

        response.Code.Should().Be(400);
        response.Body.Should().Be(body);
    }
}
