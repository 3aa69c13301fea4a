namespace Waldur.Client.Testing.Tests;

public sealed class ImportResourceTests
{
    private const string PlanRequired = """{"plan":["Plan is required when importing resources."]}""";
    private const string Already = """["Resource has been imported already."]""";

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task An_import_makes_a_resource_and_an_order_and_takes_the_row_away(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        var (server, seed) = (waldur.Server, waldur.Seed);
        seed.Project.EndDate = new DateOnly(2027, 6, 30);
        var row = server.AddBackendResource(seed.SharedOffering, seed.Project, "vm-1", "b-1", """{"limits":{"cpu":4},"x":1}""");

        var response = await Import(waldur, row, $$"""{"plan":"{{seed.Plan.Uuid:N}}"}""");

        response.Code.Should().Be(201);
        response.Json.AsObject().Should().HaveCount(80, "six of 86 keys hang on a scope or a parent that is not there");
        response.Text("name").Should().Be("vm-1");
        response.Text("backend_id").Should().Be("b-1");
        response.Text("state").Should().Be("OK");
        response.Text("plan_name").Should().Be("Standard");
        response.Text("plan_unit").Should().Be("month");
        response.Text("customer_name").Should().Be("University of Example");
        response.Text("provider_name").Should().Be("Northern Computing Centre");
        response.Text("project_end_date").Should().Be("2027-06-30");
        response.Text("offering").Should().Be($"{server.Endpoint}api/marketplace-public-offerings/{seed.SharedOffering.Uuid:N}/");
        response.Json["limits"]!.ToJsonString().Should().Be("""{"cpu":4}""");
        response.Json["creation_order"]!["state"]!.GetValue<string>().Should().Be("done");
        response.Json["creation_order"]!["created_by_username"]!.GetValue<string>().Should().Be("staff");
        server.BackendResources.Should().BeEmpty();
        var resource = server.Resources.Should().ContainSingle().Which;
        resource.Plan.Should().BeSameAs(seed.Plan);
        resource.Limits.Should().Be("""{"cpu":4}""");
        var order = server.Orders.Should().ContainSingle().Which;
        (order.State, order.Type, order.CreatedBy, order.Resource.Uuid).Should().Be(("done", "Create", seed.Staff, resource.Uuid));
    }

    [Fact]
    public async Task An_offering_that_is_not_shared_needs_no_plan_and_no_body()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm");

        var response = await Import(waldur, row, null);

        response.Code.Should().Be(201);
        response.Json["plan"].Should().BeNull();
        response.Json["limits"]!.AsObject().Should().BeEmpty();
    }

    [Fact]
    public async Task Only_staff_imports()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm");

        (await waldur.Agent("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/")).Code.Should().Be(403);
        waldur.Server.BackendResources.Should().ContainSingle();
    }

    [Fact]
    public async Task The_checks_come_in_the_order_of_the_server()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var (server, seed) = (waldur.Server, waldur.Seed);
        seed.SharedOffering.BackendIdRules = new FakeBackendIdRules { Pattern = "[a-z]+" };
        var row = server.AddBackendResource(seed.SharedOffering, seed.Project, "vm", "B 1", "[]");
        server.AddResource(seed.SharedOffering, seed.Project, "old", "B 1");
        var gone = Guid.NewGuid();

        var unknownPlan = await waldur.Staff("POST", $"/api/backend-resources/{gone:N}/import_resource/", $$"""{"plan":"{{gone:N}}"}""");
        var unknownRow = await waldur.Staff("POST", $"/api/backend-resources/{gone:N}/import_resource/", "{}");
        var withoutPlan = await Import(waldur, row, "{}");
        var wrongId = await Import(waldur, row, Plan(waldur));
        seed.SharedOffering.BackendIdRules = null;
        var already = await Import(waldur, row, Plan(waldur));

        unknownPlan.Body.Should().Be($$"""{"plan":["Object with uuid={{gone:N}} does not exist."]}""");
        unknownRow.Code.Should().Be(404);
        withoutPlan.Body.Should().Be(PlanRequired);
        wrongId.Body.Should().Contain("backend_id").And.Contain("[a-z]+");
        already.Body.Should().Be(Already);
        new[] { unknownPlan, withoutPlan, wrongId, already }.Should().OnlyContain(response => response.Code == 400);
        server.BackendResources.Should().ContainSingle("nothing was imported");
        server.Orders.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_of_another_offering_will_do()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var other = waldur.Server.AddPlan(waldur.Seed.Offering, "Other");
        var row = waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "vm");

        (await Import(waldur, row, $$"""{"plan":"{{other.Uuid:N}}"}""")).Code.Should().Be(201);
    }

    [Fact]
    public async Task Metadata_that_is_no_object_ends_in_a_server_error_and_stores_nothing()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", "b", "[1]");

        var response = await Import(waldur, row, "{}");

        response.Code.Should().Be(500);
        response.Header("Content-Type").Should().StartWith("text/html");
        response.Body.Should().Contain("<h1>Server Error (500)</h1>");
        waldur.Server.BackendResources.Should().ContainSingle();
        waldur.Server.Resources.Should().BeEmpty();
    }

    [Theory]
    [InlineData("OK", 400)]
    [InlineData("Erred", 201)]
    [InlineData("Terminated", 201)]
    [InlineData("Creating", 201)]
    public async Task Only_a_resource_that_is_OK_stands_in_the_way(string state, int status)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "old", "b", state);
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", "b");

        (await Import(waldur, row, "{}")).Code.Should().Be(status);
    }

    [Theory]
    [InlineData("AB-123456", 201)]
    [InlineData("AB-1234567", 400)]
    [InlineData("xAB-123456", 400)]
    [InlineData("", 201)]
    public async Task A_backend_id_has_to_match_as_a_whole_unless_it_is_empty(string backendId, int status)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Seed.Offering.BackendIdRules = new FakeBackendIdRules { Pattern = @"[A-Z]{2}-\d{6}", PatternDescription = "two letters, six digits" };
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", backendId);

        var response = await Import(waldur, row, "{}");

        response.Code.Should().Be(status);
        response.Body.Contains("two letters, six digits", StringComparison.Ordinal).Should().Be(status == 400);
    }

    [Theory]
    [InlineData(FakeUniquenessScope.None, 0)]
    [InlineData(FakeUniquenessScope.Offering, 1)]
    [InlineData(FakeUniquenessScope.OfferingGroup, 2)]
    [InlineData(FakeUniquenessScope.ServiceProviderCategory, 3)]
    [InlineData(FakeUniquenessScope.ServiceProvider, 4)]
    public async Task A_backend_id_has_to_be_unique_in_its_scope(FakeUniquenessScope scope, int offeringsInTheWay)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var (server, seed) = (waldur.Server, waldur.Seed);
        seed.Offering.BackendId = "group";
        seed.Offering.BackendIdRules = new FakeBackendIdRules { UniquenessScope = scope };
        var sameGroup = server.AddOffering(seed.Provider, seed.Category, "same group");
        sameGroup.BackendId = "group";
        var otherCategory = server.AddOffering(seed.Provider, server.AddCategory("Cloud"), "other category");
        var otherProvider = server.AddOffering(server.AddServiceProvider(server.AddCustomer("other")), seed.Category, "other provider");
        FakeOffering[] offerings = [seed.Offering, sameGroup, seed.SharedOffering, otherCategory, otherProvider];

        var refused = 0;
        for (var i = 0; i < offerings.Length; i++)
        {
            server.AddResource(offerings[i], seed.Project, "old", $"b{i}", "Erred");
            var row = server.AddBackendResource(seed.Offering, seed.Project, "vm", $"b{i}");
            refused += (await Import(waldur, row, "{}")).Code == 400 ? 1 : 0;
        }

        refused.Should().Be(offeringsInTheWay);
    }

    [Theory]
    [InlineData(true, 400)]
    [InlineData(false, 201)]
    public async Task Terminated_resources_count_if_the_rules_say_so(bool includeTerminated, int status)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Seed.Offering.BackendIdRules = new FakeBackendIdRules
        {
            UniquenessScope = FakeUniquenessScope.Offering,
            IncludeTerminated = includeTerminated,
        };
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "old", "b", "Terminated");
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", "b");

        (await Import(waldur, row, "{}")).Code.Should().Be(status);
    }

    [Fact]
    public async Task Many_imports_at_once_import_every_row_once()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var rows = Enumerable.Range(0, 50)
            .Select(i => waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"vm {i}", $"b{i}"))
            .ToList();

        var responses = await Task.WhenAll(rows.Concat(rows).Select(row => Import(waldur, row, null)));

        responses.Count(response => response.Code == 201).Should().Be(50);
        responses.Count(response => response.Code == 404).Should().Be(50);
        waldur.Server.Resources.Should().HaveCount(50);
    }

    private static string Plan(TestWaldur waldur) => $$"""{"plan":"{{waldur.Seed.Plan.Uuid:N}}"}""";

    private static Task<Response> Import(TestWaldur waldur, FakeBackendResource row, string? body) =>
        waldur.Staff("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/", body);
}
