using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class OrganizationTests
{
    private const string Path = "/katello/api/organizations";

    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_envelope_is_Foremans_laid_out_over_lines(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var id = katello.Seed.Organization.Id.ToString(CultureInfo.InvariantCulture);

        var response = await katello.Admin("GET", Path + "?search=name%3D%22Example+Institute%22&per_page=4294967296");

        response.Body.Should().Be(
            "{\n  \"total\": 2,\n  \"subtotal\": 1,\n  \"page\": 1,\n  \"per_page\": 4294967296,\n  \"search\": \"name=\\\"Example Institute\\\"\",\n"
            + "  \"sort\": {\n    \"by\": null,\n    \"order\": null\n  },\n  \"results\": [{\"label\":\"Example_Institute\","
            + "\"created_at\":\"2026-05-14 10:30:00 UTC\",\"updated_at\":\"2026-05-14 10:30:00 UTC\",\"id\":" + id
            + ",\"name\":\"Example Institute\",\"title\":\"Example Institute\",\"description\":null}]\n}\n");
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?search=label=Partner_College", 1)]
    [InlineData("?search=college", 1)]
    [InlineData("?search=name=Nobody", 0)]
    [InlineData("?per_page=1", 1)]
    [InlineData("?per_page=1&page=2", 1)]
    [InlineData("?page=3", 0)]
    [InlineData("?per_page=all", 2)]
    public async Task Organizations_are_found(string query, int rows)
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.Get(Path + query))["results"]!.AsArray().Should().HaveCount(rows);
    }

    [Fact]
    public async Task A_bad_search_is_refused_with_the_class_of_the_error()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("GET", Path + "?search=colour=red");

        response.Code.Should().Be(400);
        response.Json["error"]!.Keys().Should().Equal("message", "class");
    }

    [Fact]
    public async Task Users_see_their_own_organizations()
    {
        await using var katello = await TestKatello.StartAsync();

        var list = await katello.As(katello.Seed.Viewer, "GET", Path);
        var refused = await katello.As(katello.Seed.WithoutPermissions, "GET", Path);

        list.Json.Names().Should().Equal("Example Institute");
        list.Json.Number("total").Should().Be(1);
        refused.Code.Should().Be(403);
    }

    [Fact]
    public async Task One_organization_is_shown_by_number_and_by_label()
    {
        await using var katello = await TestKatello.StartAsync();

        var number = await katello.Get(Path + "/" + katello.Seed.OtherOrganization.Id.ToString(CultureInfo.InvariantCulture));
        var label = await katello.Get(Path + "/Partner_College");

        number.Text("name").Should().Be("Partner College");
        label.ToJsonString().Should().Be(number.ToJsonString());
    }
}
