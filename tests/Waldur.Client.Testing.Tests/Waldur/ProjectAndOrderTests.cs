namespace Waldur.Client.Testing.Tests;

/// <summary>What the fake has for clients that were generated for more of the API.</summary>
public sealed class ProjectAndOrderTests
{
    [Fact]
    public async Task Projects_are_listed_filtered_counted_and_read()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var all = await waldur.Staff("GET", "/api/projects/?o=name");
        var some = await waldur.Staff("GET", "/api/projects/?name=GENOME");
        var one = await waldur.Staff("GET", $"/api/projects/{waldur.Seed.Project.Uuid:N}/");

        all.Json.AsArray().Select(row => row!["name"]!.GetValue<string>()).Should().Equal("Climate models", "Genome assembly");
        all.Header("X-Result-Count").Should().Be("2");
        some.Json.AsArray().Should().ContainSingle().Which!["customer_name"]!.GetValue<string>().Should().Be("University of Example");
        one.Json["uuid"]!.GetValue<string>().Should().Be(waldur.Seed.Project.Uuid.ToString("N"));
    }

    [Fact]
    public async Task An_import_makes_an_order_that_can_be_read()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Allocation", "a-1");
        (await waldur.Staff("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/", "{}")).Code.Should().Be(201);

        var orders = (await waldur.Staff("GET", $"/api/marketplace-orders/?state=done&project_uuid={waldur.Seed.Project.Uuid:N}")).Json.AsArray();
        var others = (await waldur.Staff("GET", "/api/marketplace-orders/?state=erred")).Json.AsArray();
        var one = await waldur.Staff("GET", $"/api/marketplace-orders/{orders[0]!["uuid"]}/");

        orders.Should().ContainSingle().Which!["resource_name"]!.GetValue<string>().Should().Be("Allocation");
        others.Should().BeEmpty();
        one.Json["type"]!.GetValue<string>().Should().Be("Create");
    }

    [Fact]
    public async Task Others_see_neither()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Allocation", "a-1");
        await waldur.Staff("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/", "{}");

        (await waldur.User("GET", "/api/projects/")).Json.AsArray().Should().BeEmpty();
        (await waldur.User("GET", "/api/marketplace-orders/")).Json.AsArray().Should().BeEmpty();
        (await waldur.User("GET", $"/api/projects/{waldur.Seed.Project.Uuid:N}/")).Code.Should().Be(404);
        (await waldur.Agent("GET", "/api/marketplace-orders/")).Json.AsArray().Should().ContainSingle("the agent manages the offering");
    }
}
