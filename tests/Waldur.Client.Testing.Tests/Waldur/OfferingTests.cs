namespace Waldur.Client.Testing.Tests;

public sealed class OfferingTests
{
    private const string Path = "/api/marketplace-provider-offerings/";

    [Fact]
    public async Task An_offering_shows_its_plans_components_and_rules()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var offering = waldur.Seed.SharedOffering;
        waldur.Server.AddComponent(offering, "ram", "Memory", "GB");
        offering.BackendIdRules = new FakeBackendIdRules { Pattern = "vm-[0-9]+", UniquenessScope = FakeUniquenessScope.ServiceProvider };
        waldur.Seed.Plan.UnitPrice = 1.5m;
        waldur.Server.AddPlan(offering, "Old").Archived = true;

        var shown = (await waldur.Agent("GET", $"{Path}{offering.Uuid:N}/")).Json;

        shown["shared"]!.GetValue<bool>().Should().BeTrue();
        shown["state"]!.GetValue<string>().Should().Be("Active");
        shown["plans"]!.AsArray().Select(plan => (plan!["name"]!.GetValue<string>(), plan["is_active"]!.GetValue<bool>(), plan["unit_price"]!.GetValue<string>()))
            .Should().Equal(("Standard", true, "1.5000000"), ("Old", false, "0.0000000"));
        shown["components"]![0]!["type"]!.GetValue<string>().Should().Be("ram");
        shown["backend_id_rules"]!["format"]!["regex"]!.GetValue<string>().Should().Be("vm-[0-9]+");
        shown["backend_id_rules"]!["uniqueness"]!["scope"]!.GetValue<string>().Should().Be("service_provider");
    }

    [Fact]
    public async Task Others_see_an_empty_list_and_no_offering()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var agents = await waldur.Agent("GET", Path);
        var users = await waldur.User("GET", Path);
        var one = await waldur.User("GET", $"{Path}{waldur.Seed.Offering.Uuid:N}/");
        var check = await waldur.User("POST", $"{Path}{waldur.Seed.Offering.Uuid:N}/check_unique_backend_id/", """{"backend_id":"x"}""");

        agents.Json.AsArray().Select(row => row!["name"]!.GetValue<string>()).Should().Equal("Private cluster", "Shared cluster");
        users.Json.AsArray().Should().BeEmpty();
        (one.Code, check.Code).Should().Be((404, 404));
    }

    [Theory]
    [InlineData("name=PRIVATE", "Private cluster")]
    [InlineData("name_exact=Shared cluster", "Shared cluster")]
    [InlineData("shared=true", "Shared cluster")]
    [InlineData("state=Paused", "Shared cluster")]
    [InlineData("state=Paused&state=Active&o=-name", "Shared cluster,Private cluster")]
    [InlineData("o=-created", "Shared cluster,Private cluster")]
    [InlineData("customer_uuid=CUSTOMER", "")]
    public async Task Filters_and_orders_shape_a_list(string query, string names)
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);
        waldur.Seed.SharedOffering.State = "Paused";

        var response = await waldur.Staff("GET", $"{Path}?{query.Replace("CUSTOMER", $"{waldur.Seed.Customer.Uuid:N}", StringComparison.Ordinal)}");

        response.Code.Should().Be(200, response.Body);
        string.Join(',', response.Json.AsArray().Select(row => row!["name"]!.GetValue<string>())).Should().Be(names);
        response.Header("X-Result-Count").Should().NotBeNull();
    }

    [Theory]
    [InlineData("vm-1", false, false, false, null)]
    [InlineData("vm-2", false, false, true, null)]
    [InlineData("vm-3", false, false, true, null)]
    [InlineData("vm-3", false, true, false, null)]
    [InlineData("vm-3", true, false, false, true)]
    [InlineData("host", true, false, true, false)]
    [InlineData("host", false, false, true, null)]
    public async Task A_backend_id_is_checked_here_or_everywhere_or_by_the_rules(string backendId, bool rules, bool everywhere, bool isUnique, bool? isValid)
    {
        await using var waldur = await TestWaldur.StartAsync(mode: FakeServerMode.Strict);
        var offering = waldur.Seed.Offering;
        offering.BackendIdRules = new FakeBackendIdRules { Pattern = "vm-[0-9]+", UniquenessScope = FakeUniquenessScope.ServiceProvider };
        waldur.Server.AddResource(offering, waldur.Seed.Project, "a", "vm-1", "Terminated");
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "b", "vm-3");
        var body = $$"""{"backend_id":"{{backendId}}","use_offering_rules":{{(rules ? "true" : "false")}},"check_all_offerings":{{(everywhere ? "true" : "false")}}}""";

        var result = await waldur.Agent("POST", $"{Path}{offering.Uuid:N}/check_unique_backend_id/", body);

        result.Json["is_unique"]!.GetValue<bool>().Should().Be(isUnique);
        var format = result.Json["is_valid_format"]?.GetValue<bool>();
        format.Should().Be(isValid);
        result.Json["errors"]!.AsArray().Should().HaveCount((isUnique ? 0 : 1) + (isValid == false ? 1 : 0));
    }

    [Fact]
    public async Task A_check_needs_a_backend_id()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var refused = await waldur.Agent("POST", $"{Path}{waldur.Seed.Offering.Uuid:N}/check_unique_backend_id/", "{}");

        refused.Body.Should().Be("""{"backend_id":["This field is required."]}""");
    }
}
