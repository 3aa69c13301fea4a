using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class RemoteSynchronisationTests
{
    private const string Path = "/api/marketplace-remote-synchronisations/";

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_synchronisation_is_made_read_changed_and_deleted(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        var seed = waldur.Seed;

        var created = await waldur.Staff("POST", Path, waldur.Synchronisation());

        var url = created.Text("url");
        created.Code.Should().Be(201);
        created.Header("Location").Should().Be(url);
        JsonNode.DeepEquals(created.Json, JsonNode.Parse($$"""
            {
              "uuid": "{{created.Text("uuid")}}", "url": "{{url}}", "api_url": "https://remote.example/api/", "token": "very-secret",
              "remote_organization_uuid": "5f0f3c6e-0d8e-4c5f-9a55-0f4f5a4a1d10", "remote_organization_name": "Remote",
              "local_service_provider": "{{seed.ProviderUrl}}", "local_service_provider_name": "Northern Computing Centre",
              "is_active": true, "last_execution": null, "last_output": "", "get_state_display": "Scheduled", "error_message": "",
              "created": "2026-01-01T00:00:00.000000+00:00", "modified": "2026-01-01T00:00:00.000000+00:00",
              "remotelocalcategory_set": [
                {
                  "local_category": "{{seed.CategoryUrl}}", "remote_category": "{{seed.RemoteCategory.Uuid:D}}",
                  "local_category_name": "HPC", "local_category_uuid": "{{seed.Category.Uuid:N}}",
                  "remote_category_name": "Remote HPC"
                }
              ]
            }
            """)).Should().BeTrue(created.Body);
        var path = new Uri(url).AbsolutePath;
        (await waldur.Staff("GET", path)).Body.Should().Be(created.Body);
        (await waldur.Staff("GET", Path)).Body.Should().Be($"[{created.Body}]");
        (await waldur.Staff("HEAD", Path)).Header("X-Result-Count").Should().Be("1");
        var patched = await waldur.Staff("PATCH", path, """{"is_active":false}""");
        patched.Json["is_active"]!.GetValue<bool>().Should().BeFalse();
        patched.Text("token").Should().Be("very-secret");
        (await waldur.Staff("DELETE", path)).Code.Should().Be(204);
        waldur.Server.RemoteSynchronisations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("HEAD", "")]
    [InlineData("POST", "")]
    [InlineData("GET", "{uuid}/")]
    [InlineData("PUT", "{uuid}/")]
    [InlineData("PATCH", "{uuid}/")]
    [InlineData("DELETE", "{uuid}/")]
    [InlineData("POST", "{uuid}/run_synchronisation/")]
    public async Task Everything_is_for_staff_only(string method, string rest)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var path = Path + rest.Replace("{uuid}", Guid.NewGuid().ToString("N"), StringComparison.Ordinal);

        (await waldur.Agent(method, path)).Code.Should().Be(403);
        (await waldur.SendAsync(method, path, token: waldur.Seed.SupportToken)).Code.Should().Be(403);
        (await waldur.SendAsync(method, path)).Code.Should().Be(401);
    }

    [Theory]
    [InlineData("api_url", "\"no address\"", "Enter a valid URL.")]
    [InlineData("api_url", "\"\"", "This field may not be blank.")]
    [InlineData("token", "null", "This field may not be null.")]
    [InlineData("remote_organization_uuid", "\"x\"", "Must be a valid UUID.")]
    [InlineData("local_service_provider", "17", "Incorrect type. Expected URL string, received int.")]
    [InlineData("local_service_provider", "\"https://x/api/customers/1/\"", "Invalid hyperlink - No URL match.")]
    [InlineData(
        "local_service_provider",
        "\"https://x/api/marketplace-service-providers/0123456789abcdef0123456789abcdef/\"",
        "Invalid hyperlink - Object does not exist.")]
    [InlineData("is_active", "\"perhaps\"", "Must be a valid boolean.")]
    public async Task A_field_that_is_no_good_is_named(string field, string value, string message)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var body = JsonNode.Parse(waldur.Synchronisation())!;
        body[field] = JsonNode.Parse(value);

        var response = await waldur.Staff("POST", Path, body.ToJsonString());

        response.Code.Should().Be(400);
        response.Json.AsObject().Should().ContainSingle();
        response.Json[field]![0]!.GetValue<string>().Should().Be(message);
        waldur.Server.RemoteSynchronisations.Should().BeEmpty();
    }

    [Fact]
    public async Task Required_fields_are_named_together()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Staff("POST", Path, "{}");

        response.Json.AsObject().Select(field => field.Key).Should().BeEquivalentTo(
            "api_url", "token", "remote_organization_uuid", "remote_organization_name", "local_service_provider", "remotelocalcategory_set");
    }

    [Fact]
    public async Task Errors_in_a_list_stand_where_the_elements_stand()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var bad = $$"""{"local_category":"{{waldur.Seed.CategoryUrl}}","remote_category":"x"}""";

        var response = await waldur.Staff("POST", Path, waldur.Synchronisation(categories: $"[{waldur.Category()},{bad},7]"));

        response.Code.Should().Be(400);
        response.Body.Should().Be(
            """
            {"remotelocalcategory_set":[{},{"remote_category":["Must be a valid UUID."]},{"non_field_errors":["Invalid data. Expected a dictionary, but got int."]}]}
            """);
    }

    [Fact]
    public async Task A_list_that_is_none_is_refused()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Staff("POST", Path, waldur.Synchronisation(categories: "{}"));

        response.Body.Should().Be(
            """{"remotelocalcategory_set":{"non_field_errors":["Expected a list of items but got type \"dict\"."]}}""");
    }

    [Fact]
    public async Task The_same_Waldur_cannot_be_the_other_one()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Staff("POST", Path, waldur.Synchronisation(waldur.Seed.Customer.Uuid));

        response.Code.Should().Be(400);
        response.Body.Should().Be("""{"non_field_errors":["Synchronization cannot reference the same Waldur instance."]}""");
    }

    [Fact]
    public async Task Provider_and_remote_organisation_are_unique_together()
    {
        await using var waldur = await TestWaldur.StartAsync();
        await waldur.Staff("POST", Path, waldur.Synchronisation());

        var response = await waldur.Staff("POST", Path, waldur.Synchronisation());
        var other = await waldur.Staff("POST", Path, waldur.Synchronisation(Guid.NewGuid()));

        response.Code.Should().Be(400);
        response.Body.Should().Be(
            """{"non_field_errors":["The fields local_service_provider, remote_organization_uuid must make a unique set."]}""");
        other.Code.Should().Be(201);
    }

    [Fact]
    public async Task A_refused_category_list_leaves_a_half_made_record_behind()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var empty = await waldur.Staff("POST", Path, waldur.Synchronisation(categories: "[]"));
        var again = await waldur.Staff("POST", Path, waldur.Synchronisation());
        var twice = await waldur.Staff("POST", Path, waldur.Synchronisation(Guid.NewGuid(), $"[{waldur.Category()},{waldur.Category()}]"));

        empty.Code.Should().Be(400);
        empty.Body.Should().Be("""["At least one category must be specified."]""");
        again.Body.Should().Contain("must make a unique set", "the half-made record is in the way");
        twice.Body.Should().Be("""["Duplicate remote categories are not allowed."]""");
        waldur.Server.RemoteSynchronisations.Should().HaveCount(2).And.OnlyContain(row => row.Categories.Count == 0);
    }

    [Fact]
    public async Task Several_remote_categories_may_go_into_one_local_category()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Staff("POST", Path, waldur.Synchronisation(categories: $"[{waldur.Category()},{waldur.Category(Guid.NewGuid())}]"));

        response.Code.Should().Be(201);
        response.Json["remotelocalcategory_set"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_remote_category_without_a_name_is_unknown()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var category = $$"""{"local_category":"{{new Uri(waldur.Seed.CategoryUrl).AbsolutePath}}","remote_category":"{{Guid.NewGuid():N}}"}""";

        var response = await waldur.Staff("POST", Path, waldur.Synchronisation(categories: $"[{category}]"));

        response.Json["remotelocalcategory_set"]![0]!["remote_category_name"]!.GetValue<string>().Should().Be("Unknown");
    }

    [Fact]
    public async Task A_change_replaces_the_category_list_but_never_the_remote_organisation()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var path = await CreateAsync(waldur);
        var other = Guid.NewGuid();

        var put = await waldur.Staff("PUT", path, waldur.Synchronisation(Guid.NewGuid(), $"[{waldur.Category(other, "Other")}]"));

        put.Code.Should().Be(200);
        put.Text("remote_organization_uuid").Should().Be("5f0f3c6e-0d8e-4c5f-9a55-0f4f5a4a1d10");
        var categories = waldur.Server.RemoteSynchronisations.Single().Categories;
        categories.Should().ContainSingle().Which.Should().Be(new FakeCategoryMapping(waldur.Seed.Category, other, "Other"));
    }

    [Fact]
    public async Task PUT_needs_every_field_but_the_protected_one_and_PATCH_none()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var path = await CreateAsync(waldur);
        var body = JsonNode.Parse(waldur.Synchronisation())!.AsObject();
        body.Remove("remote_organization_uuid");
        var whole = await waldur.Staff("PUT", path, body.ToJsonString());
        body.Remove("token");

        var put = await waldur.Staff("PUT", path, body.ToJsonString());
        var patch = await waldur.Staff("PATCH", path, "{}");

        whole.Code.Should().Be(200);
        put.Body.Should().Be("""{"token":["This field is required."]}""");
        patch.Code.Should().Be(200);
    }

    [Theory]
    [InlineData("[]", 400, "At least one category")]
    [InlineData("[{}]", 500, "Server Error (500)")]
    public async Task A_change_with_a_category_list_that_is_no_good_is_refused(string categories, int status, string text)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var path = await CreateAsync(waldur);

        var response = await waldur.Staff("PATCH", path, $$"""{"remotelocalcategory_set":{{categories}}}""");

        response.Code.Should().Be(status);
        response.Body.Should().Contain(text);
        waldur.Server.RemoteSynchronisations.Single().Categories.Should().ContainSingle();
    }

    private static async Task<string> CreateAsync(TestWaldur waldur) =>
        new Uri((await waldur.Staff("POST", Path, waldur.Synchronisation())).Text("url")).AbsolutePath;
}
