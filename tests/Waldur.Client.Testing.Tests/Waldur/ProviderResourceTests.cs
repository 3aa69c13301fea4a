namespace Waldur.Client.Testing.Tests;

public sealed class ProviderResourceTests
{
    private const string Path = "/api/marketplace-provider-resources/";

    [Fact]
    public async Task An_import_makes_a_resource_that_the_provider_sees()
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", "vm-1");
        (await waldur.Agent("GET", Path)).Json.AsArray().Should().BeEmpty();

        var imported = await waldur.Staff("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/");
        var listed = await waldur.Agent("GET", $"{Path}?offering_uuid={waldur.Seed.Offering.Uuid:N}&backend_id=vm-1&state=OK&state=Erred");

        listed.Header("X-Result-Count").Should().Be("1");
        listed.Json[0]!.ToJsonString().Should().Be(imported.Json.ToJsonString());
        (await waldur.Agent("HEAD", Path)).Header("X-Result-Count").Should().Be("1");
    }

    [Fact]
    public async Task Rows_are_for_those_who_provide_the_offering()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var other = waldur.Server.AddOffering(waldur.Server.AddServiceProvider(waldur.Server.AddCustomer("Other")), waldur.Seed.Category, "Other");
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "ours", "1");
        waldur.Server.AddResource(other, waldur.Seed.Project, "theirs", "2");
        var owner = waldur.Server.AddUser("owner", FakeRole.CustomerOwner(waldur.Seed.ProviderCustomer));
        var customer = waldur.Server.AddUser("customer", FakeRole.CustomerOwner(waldur.Seed.Customer));

        (await Names(waldur, waldur.Seed.StaffToken)).Should().BeEquivalentTo("ours", "theirs");
        (await Names(waldur, owner.Token)).Should().Equal("ours");
        (await Names(waldur, waldur.Seed.AgentToken)).Should().Equal("ours");
        (await Names(waldur, customer.Token)).Should().BeEmpty();
        (await Names(waldur, waldur.Seed.UserToken)).Should().BeEmpty();
        (await waldur.SendAsync("GET", Path)).Code.Should().Be(401);

        waldur.Seed.Agent.Roles = [FakeRole.ServiceManager(other)];
        (await Names(waldur, waldur.Seed.AgentToken)).Should().Equal(new[] { "theirs" }, "roles are looked at anew");
    }

    [Theory]
    [InlineData("", "c,b,a")]
    [InlineData("name=A", "a")]
    [InlineData("name_exact=A", "")]
    [InlineData("query=id-B", "b")]
    [InlineData("backend_id=ID-C", "c")]
    [InlineData("state=OK", "c,a")]
    [InlineData("state=Terminated&state=OK", "c,b,a")]
    [InlineData("o=name", "a,b,c")]
    [InlineData("o=state,name", "a,c,b")]
    [InlineData("o=-project_name,name", "c,a,b")]
    [InlineData("project_uuid=PROJECT", "b,a")]
    [InlineData("offering_uuid=SHARED", "c")]
    [InlineData("plan_uuid=SHARED", "")]
    [InlineData("created=2026-01-01T00:01:00Z", "c,b")]
    public async Task Filters_and_orders_shape_a_list(string query, string names)
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "id-a");
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "b", "id-b", "Terminated");
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Projects[1], "c", "ID-C");
        var filled = query
            .Replace("PROJECT", $"{waldur.Seed.Project.Uuid:N}", StringComparison.Ordinal)
            .Replace("SHARED", $"{waldur.Seed.SharedOffering.Uuid:N}", StringComparison.Ordinal);

        var response = await waldur.Staff("GET", $"{Path}?{filled}");

        response.Code.Should().Be(200, response.Body);
        string.Join(',', response.Json.AsArray().Select(row => row!["name"]!.GetValue<string>())).Should().Be(names);
    }

    [Fact]
    public async Task Fields_cut_a_row_down()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "id-a");

        var some = await waldur.Staff("GET", $"{Path}?field=uuid&field=state&field=no_such_field");
        var none = await waldur.Staff("GET", $"{Path}?field=no_such_field");

        some.Json[0]!.AsObject().Select(property => property.Key).Should().BeEquivalentTo("uuid", "state");
        none.Json[0]!.AsObject().Should().HaveCountGreaterThan(70);
    }

    [Fact]
    public async Task A_test_changes_and_terminates_resources()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var resource = waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "id-a");
        (await waldur.Staff("GET", $"{Path}?state=OK")).Json.AsArray().Should().ContainSingle();

        var changed = waldur.Server.UpdateResource(resource.Uuid, "Updating", "renamed");
        (await waldur.Staff("GET", $"{Path}?state=OK")).Json.AsArray().Should().BeEmpty();
        (await waldur.Staff("GET", $"{Path}?state=Updating")).Json[0]!["name"]!.GetValue<string>().Should().Be("renamed");
        waldur.Server.TerminateResource(resource.Uuid);

        (changed.State, changed.Name, changed.BackendId).Should().Be(("Updating", "renamed", "id-a"));
        resource.State.Should().Be("OK", "what was handed out is a copy");
        waldur.Server.Resources.Single().State.Should().Be("Terminated");
        waldur.Server.Invoking(server => server.UpdateResource(resource.Uuid, "Gone")).Should().Throw<ArgumentException>().WithMessage("*Creating, OK*");
        waldur.Server.Invoking(server => server.TerminateResource(Guid.NewGuid())).Should().Throw<ArgumentException>();
    }

    private static async Task<IEnumerable<string>> Names(TestWaldur waldur, string? token) =>
        (await waldur.SendAsync("GET", Path, null, token)).Json.AsArray().Select(row => row!["name"]!.GetValue<string>());
}
