using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class SoftwareCatalogTests
{
    private const string Path = "/api/marketplace-software-catalogs/";

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_catalog_is_made_read_changed_and_deleted(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);

        var created = await waldur.Staff("POST", Path, """{"name":"EESSI","version":"2023.06"}""");

        var url = created.Text("url");
        created.Code.Should().Be(201);
        created.Header("Location").Should().Be(url);
        JsonNode.DeepEquals(created.Json, JsonNode.Parse($$"""
            {
              "url": "{{url}}", "uuid": "{{created.Text("uuid")}}",
              "created": "2026-01-01T00:00:00.000000+00:00", "modified": "2026-01-01T00:00:00.000000+00:00",
              "name": "EESSI", "version": "2023.06", "catalog_type": "binary_runtime", "catalog_type_display": "Binary Runtime (EESSI)",
              "source_url": "", "description": "", "metadata": {}, "auto_update_enabled": true,
              "last_update_attempt": null, "last_successful_update": null, "update_errors": "",
              "package_count": 0, "version_count": 0, "target_count": 0
            }
            """)).Should().BeTrue(created.Body);
        var path = new Uri(url).AbsolutePath;
        (await waldur.User("GET", path)).Body.Should().Be(created.Body);
        var patched = await waldur.Staff("PATCH", path, """{"version":"2025.01","update_errors":"by hand","metadata":{"a":[1]}}""");
        patched.Text("version").Should().Be("2025.01");
        patched.Text("update_errors").Should().Be("by hand");
        patched.Json["metadata"]!.ToJsonString().Should().Be("""{"a":[1]}""");
        (await waldur.Staff("DELETE", path)).Code.Should().Be(204);
        waldur.Server.SoftwareCatalogs.Should().BeEmpty();
    }

    [Fact]
    public async Task PUT_keeps_what_it_does_not_mention_but_the_type_falls_back_to_its_default()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var created = await waldur.Staff(
            "POST", Path, """{"name":"Spack","version":"0.23","catalog_type":"source_package","description":"d","auto_update_enabled":false}""");
        var path = new Uri(created.Text("url")).AbsolutePath;

        var patched = await waldur.Staff("PATCH", path, """{"description":"e"}""");
        var put = await waldur.Staff("PUT", path, """{"name":"Spack","version":"0.24"}""");
        var incomplete = await waldur.Staff("PUT", path, """{"name":"Spack"}""");

        patched.Text("catalog_type").Should().Be("source_package");
        (put.Text("description"), put.Json["auto_update_enabled"]!.GetValue<bool>()).Should().Be(("e", false));
        put.Text("catalog_type").Should().Be("binary_runtime");
        incomplete.Body.Should().Be("""{"version":["This field is required."]}""");
    }

    [Theory]
    [InlineData("""{"version":"1"}""", """{"name":["This field is required."]}""")]
    [InlineData("""{"name":"x","version":""}""", """{"version":["This field may not be blank."]}""")]
    [InlineData("""{"name":"x","version":"1","catalog_type":"zip"}""", """{"catalog_type":["\"zip\" is not a valid choice."]}""")]
    [InlineData("""{"name":"x","version":"1","source_url":"here"}""", """{"source_url":["Enter a valid URL."]}""")]
    [InlineData("""{"name":"x","version":"1","auto_update_enabled":3}""", """{"auto_update_enabled":["Must be a valid boolean."]}""")]
    [InlineData(
        """{"name":"x","version":"123456789012345678901234567890123456789012345678901"}""",
        """{"version":["Ensure this field has no more than 50 characters."]}""")]
    public async Task A_field_that_is_no_good_is_named(string body, string expected)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.Staff("POST", Path, body);

        response.Code.Should().Be(400);
        response.Body.Should().Be(expected);
    }

    [Fact]
    public async Task Name_version_and_type_are_unique_together()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddSoftwareCatalog("EESSI", "2023.06");
        var other = waldur.Server.AddSoftwareCatalog("EESSI", "2025.01");

        var post = await waldur.Staff("POST", Path, """{"name":"EESSI","version":"2023.06"}""");
        var patch = await waldur.Staff("PATCH", $"{Path}{other.Uuid:N}/", """{"version":"2023.06"}""");
        var same = await waldur.Staff("PATCH", $"{Path}{other.Uuid:N}/", """{"version":"2025.01"}""");
        var otherType = await waldur.Staff("POST", Path, """{"name":"EESSI","version":"2023.06","catalog_type":"package_manager"}""");

        post.Code.Should().Be(400);
        post.Body.Should().Be("""{"non_field_errors":["The fields name, version, catalog_type must make a unique set."]}""");
        patch.Body.Should().Be(post.Body);
        same.Code.Should().Be(200);
        otherType.Text("catalog_type_display").Should().Be("Package Manager (conda, pip)");
    }

    [Theory]
    [InlineData("POST", "", 403)]
    [InlineData("PUT", "{uuid}/", 403)]
    [InlineData("PATCH", "{uuid}/", 403)]
    [InlineData("DELETE", "{uuid}/", 403)]
    [InlineData("GET", "discover/", 403)]
    [InlineData("POST", "import_catalog/", 403)]
    [InlineData("POST", "{uuid}/update_catalog/", 403)]
    [InlineData("GET", "", 200)]
    [InlineData("HEAD", "", 200)]
    [InlineData("GET", "{uuid}/", 200)]
    public async Task Everybody_reads_and_staff_changes(string method, string rest, int status)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddSoftwareCatalog("EESSI", "2023.06");
        var path = Path + rest.Replace("{uuid}", row.Uuid.ToString("N"), StringComparison.Ordinal);

        (await waldur.User(method, path)).Code.Should().Be(status);
        (await waldur.SendAsync(method, path)).Code.Should().Be(401);
        waldur.Server.AnonymousUsersSeeOfferings = true;
        (await waldur.SendAsync(method, path)).Code.Should().Be(status == 200 ? 200 : 401);
        waldur.Server.SoftwareCatalogs.Should().ContainSingle();
    }

    [Theory]
    [InlineData("", "A 2,B 1,C 3")]
    [InlineData("name=A", "A 2")]
    [InlineData("name=a", "A 2")]
    [InlineData("name=x", "")]
    [InlineData("version=3", "C 3")]
    [InlineData("catalog_type=source_package", "B 1")]
    [InlineData("description=SHINY", "C 3")]
    [InlineData("auto_update_enabled=false", "C 3")]
    [InlineData("auto_update_enabled=true", "A 2,B 1")]
    [InlineData("auto_update_enabled=perhaps", "A 2,B 1,C 3")]
    [InlineData("o=-version", "C 3,A 2,B 1")]
    [InlineData("o=created", "C 3,A 2,B 1")]
    [InlineData("o=catalog_type,-name", "C 3,A 2,B 1")]
    [InlineData("o=-modified", "B 1,A 2,C 3")]
    public async Task Filters_and_orders_shape_a_list(string query, string rows)
    {
        await using var waldur = await TestWaldur.StartAsync();
        await waldur.Staff("POST", Path, """{"name":"C","version":"3","description":"very shiny","auto_update_enabled":false}""");
        waldur.Clock.Advance(TimeSpan.FromSeconds(1));
        waldur.Server.AddSoftwareCatalog("A", "2");
        waldur.Clock.Advance(TimeSpan.FromSeconds(1));
        waldur.Server.AddSoftwareCatalog("B", "1", "source_package");

        var response = await waldur.User("GET", $"{Path}?{query}");

        string.Join(',', response.Json.AsArray().Select(row => $"{row!["name"]} {row["version"]}")).Should().Be(rows);
    }

    [Theory]
    [InlineData("catalog_type=zip", """{"catalog_type":["Select a valid choice. zip is not one of the available choices."]}""")]
    [InlineData("o=size", """{"o":["Select a valid choice. size is not one of the available choices."]}""")]
    public async Task Filters_that_are_no_good_are_named(string query, string body)
    {
        await using var waldur = await TestWaldur.StartAsync();

        var response = await waldur.User("GET", $"{Path}?{query}");

        response.Code.Should().Be(400);
        response.Body.Should().Be(body);
    }
}
