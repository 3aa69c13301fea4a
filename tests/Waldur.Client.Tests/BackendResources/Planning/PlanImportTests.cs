using System.Text.Json;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>What an import plan says of each row, before anything is imported.</summary>
public class PlanImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_is_in_one_class_with_a_reason_and_nothing_is_changed()
    {
        await using var waldur = new TestWaldur();
        var (server, offering, project) = (waldur.Server, waldur.Seed.Offering, waldur.Project);
        server.AddComponent(offering, "cpu", "CPU");
        offering.BackendIdRules = new FakeBackendIdRules { Pattern = "[a-z-]+", UniquenessScope = FakeUniquenessScope.ServiceProvider };
        server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "Elsewhere", "elsewhere");
        server.AddResource(offering, waldur.Seed.Project, "Updating", "updating", "Updating");
        server.AddResource(offering, waldur.Seed.Project, "Terminated", "terminated", "Terminated");
        var closed = server.AddOffering(waldur.Seed.Provider, waldur.Seed.Category, "Closed");
        closed.State = "Archived";
        server.AddPlan(waldur.Seed.SharedOffering, "Premium");
        foreach (var (id, metadata) in new[]
        {
            ("ready", """{"limits":{"cpu":4}}"""), ("updating", "{}"), ("elsewhere", "{}"), ("UPPER", "{}"), ("twice", "{}"), ("twice", "{}"),
            ("list", "[]"), ("half", """{"limits":{"cpu":0.5}}"""), ("gpu", """{"limits":{"gpu":1}}"""), ("text", """{"limits":"cpu"}"""), ("less", """{"limits":{"cpu":-1}}"""), ("", "{}"),
        })
        {
            server.AddBackendResource(offering, waldur.Seed.Project, $"Name of {id}", id, metadata);
        }

        server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "shared", "shared");
        server.AddBackendResource(closed, waldur.Seed.Project, "closed", "closed");

        var plan = await waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);

        plan.Entries.Select(entry => (entry.Class, entry.Source.BackendId)).Should().BeEquivalentTo(new[]
        {
            (ImportPlanClass.Ready, "ready"), (ImportPlanClass.Imported, "updating"), (ImportPlanClass.Conflict, "elsewhere"), (ImportPlanClass.Conflict, "UPPER"),
            (ImportPlanClass.Ready, "twice"), (ImportPlanClass.Conflict, "twice"), (ImportPlanClass.InvalidMetadata, "list"), (ImportPlanClass.InvalidMetadata, "half"),
            (ImportPlanClass.InvalidMetadata, "gpu"), (ImportPlanClass.InvalidMetadata, "text"), (ImportPlanClass.InvalidMetadata, "less"), (ImportPlanClass.Ready, ""),
            (ImportPlanClass.PlanRequired, "shared"), (ImportPlanClass.Unavailable, "closed"),
        });
        plan.Entries.Should().OnlyContain(entry => entry.Reason.EndsWith('.') || entry.Reason.EndsWith('+'));
        Reason(plan, "gpu").Should().Contain("no component 'gpu'").And.Contain("'cpu'");
        Reason(plan, "half").Should().Contain("0.5");
        Reason(plan, "updating").Should().Contain("Updating");
        Reason(plan, "shared").Should().Contain("several plans").And.Contain("'Premium'");
        plan.Entries.Single(entry => entry.Source.BackendId == "ready").Limits.Should().Equal(new Dictionary<string, long> { ["cpu"] = 4 });
        plan.ToString().Should().Be("3 Ready, 1 Imported, 1 PlanRequired, 5 InvalidMetadata, 3 Conflict, 1 Unavailable");
        plan.ToTable().Split('\n').Should().HaveCount(16, "a line of headers, one an entry, and one that counts");
        waldur.Writes.Should().OnlyContain(call => call.Path.EndsWith("/check_unique_backend_id/"), "the check changes nothing");
        server.Resources.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(null, null, false, "without")]
    [InlineData("One", null, false, "One")]
    [InlineData("One", null, true, "One")]
    [InlineData("One,Two", null, true, "several plans")]
    [InlineData("One,Two", null, false, "without a plan: its offering is not shared, and none of its 2 plans was named")]
    [InlineData("One,-Two", null, true, "One")]
    [InlineData("-One", null, true, "no plan that is not archived")]
    [InlineData(null, null, true, "no plan that is not archived")]
    [InlineData("One,Two", "Two", true, "Two")]
    [InlineData("One,Two", "two", true, "no plan named 'two'")]
    [InlineData("One,-Two", "Two", true, "'Two' of its offering is archived")]
    [InlineData("-Two,Two", "Two", true, "Two")]
    [InlineData("Two,Two", "Two", true, "2 plans named 'Two'")]
    [InlineData(null, "Two", true, "no plan named 'Two'; it has none")]
    [InlineData(null, "Two", false, "without a plan: its offering is not shared, and has no plans")]
    [InlineData("One", "Two", false, "no plan named 'Two'")]
    public async Task The_plan_is_the_only_one_or_the_one_that_is_named(string? plans, string? name, bool isShared, string expected)
    {
        await using var waldur = new TestWaldur();
        var offering = Offering(waldur, plans, isShared);

        var plan = await waldur.Staff.BackendResources.PlanImportAsync(
            new BackendResourcesQuery { OfferingUuid = offering.Uuid }, new ImportPlanOptions { PlanName = name }, Cancellation);

        var entry = plan.Entries.Should().ContainSingle().Which;
        entry.Reason.Should().Contain(expected);
        (entry.Class == ImportPlanClass.Ready).Should().Be(entry.Reason.StartsWith("It is imported with", StringComparison.Ordinal));
        entry.PlanName.Should().Be(entry.Reason.Contains("with the plan", StringComparison.Ordinal) ? expected : null);
    }

    [Fact]
    public async Task A_plan_is_named_by_its_uuid_or_chosen_for_each()
    {
        await using var waldur = new TestWaldur();
        var offering = Offering(waldur, "One,Two", isShared: true);
        var rows = await waldur.Staff.BackendResources.List(new BackendResourcesQuery { OfferingUuid = offering.Uuid }).ToListAsync(Cancellation);

        (await PlanAsync(plan => plan.Name == "Two")).PlanName.Should().Be("Two");
        (await PlanAsync(_ => false)).Reason.Should().Contain("No plan was chosen");
        (await PlanAsync(_ => throw new InvalidOperationException("no idea"))).Reason.Should().Contain("no idea");
        (await OptionsAsync(new ImportPlanOptions { SelectPlan = (_, _) => new ProviderPlan { Uuid = waldur.Seed.Plan.Uuid } })).Reason.Should().Contain("has no plan with the uuid");
        (await OptionsAsync(new ImportPlanOptions { Plan = waldur.Seed.Plan.Uuid })).Class.Should().Be(ImportPlanClass.PlanRequired, "it is another offering's plan, which the server would take");
        (await OptionsAsync(new ImportPlanOptions { Plan = (await PlanAsync(plan => plan.Name == "One")).Plan })).PlanName.Should().Be("One");

        Task<ImportPlanEntry> PlanAsync(Func<ProviderPlan, bool> isWanted) =>
            OptionsAsync(new ImportPlanOptions { SelectPlan = (_, details) => details.Plans!.FirstOrDefault(isWanted) });

        async Task<ImportPlanEntry> OptionsAsync(ImportPlanOptions options) =>
            (await waldur.Staff.BackendResources.PlanImportAsync(rows, options, Cancellation)).Entries.Should().ContainSingle().Which;
    }

    [Fact]
    public async Task Two_ways_to_choose_a_plan_are_refused_before_anything_is_sent()
    {
        await using var waldur = new TestWaldur();

        var planning = () => waldur.Staff.BackendResources.PlanImportAsync(options: new ImportPlanOptions { PlanName = "One", Plan = Guid.NewGuid() }, cancellationToken: Cancellation);

        await planning.Should().ThrowAsync<ArgumentException>().WithMessage("*one of Plan, PlanName and SelectPlan*");
        waldur.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_of_2000_rows_is_carried_out_with_a_request_for_each_page_and_each_row()
    {
        await using var waldur = new TestWaldur();
        for (var i = 0; i < 2_000; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, $"Name of {i}", $"vm-{i}", """{"limits":{"cpu":2}}""");
        }

        var plan = await waldur.RunAsync(waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation));
        waldur.Server.Requests.Should().HaveCount(7 + 1 + 1, "the pages of rows, the offering, and what the marketplace has of it");
        var summary = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(plan, cancellationToken: Cancellation));

        summary.ToString().Should().Be("2000 Imported");
        summary.IsComplete.Should().BeTrue();
        waldur.Server.Requests.Should().HaveCount((2 * 9) + 2_000);
        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Server.Resources.Should().HaveCount(2_000).And.OnlyContain(resource => resource.Plan == waldur.Seed.Plan && resource.Limits == """{"cpu":2}""");
    }

    [Fact]
    public async Task Only_what_is_ready_is_sent_and_everything_is_said_in_the_plans_order()
    {
        await using var waldur = new TestWaldur();
        var progress = new TestProgress<ImportProgress>();
        waldur.Server.AddComponent(waldur.Seed.Offering, "cpu", "CPU");
        waldur.Server.AddPlan(waldur.Seed.SharedOffering, "Premium");
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "old", "old");
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "shared", "shared");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "old", "old");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "good", "good");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "bad", "bad", """{"limits":{"gpu":1}}""");
        var plan = await waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);

        var summary = await waldur.Staff.BackendResources.ImportAllAsync(plan, progress: progress, cancellationToken: Cancellation);

        summary.Results.Select(result => result.Source.Uuid).Should().Equal(plan.Entries.Select(entry => entry.Source.Uuid));
        summary.Results.ToDictionary(result => result.Source.BackendId, result => result.Outcome).Should().BeEquivalentTo(new Dictionary<string, ImportOutcome>
        {
            ["shared"] = ImportOutcome.PlanRequired, ["old"] = ImportOutcome.AlreadyImported, ["good"] = ImportOutcome.Imported, ["bad"] = ImportOutcome.Blocked,
        });
        summary.Results.Where(result => result.Outcome != ImportOutcome.Imported).Should().OnlyContain(result => result.Reason!.Length > 10);
        summary.IsComplete.Should().BeFalse();
        waldur.Calls("POST", "/import_resource/").Should().Be(1);
        progress.Reports.Select(report => (report.Ended, report.Total)).Should().Equal((1, 4), (2, 4), (3, 4), (4, 4));
    }

    [Fact]
    public async Task Options_that_choose_plans_are_refused_where_an_import_plan_is_carried_out()
    {
        await using var waldur = new TestWaldur();

        var importing = () => waldur.Staff.BackendResources.ImportAllAsync(new ImportPlan([], []), new ImportOptions { Plan = _ => null }, cancellationToken: Cancellation);

        await importing.Should().ThrowAsync<ArgumentException>().WithMessage("*ImportOptions.Plan*");
    }

    [Fact]
    public async Task Where_offerings_cannot_be_read_the_plan_says_so_once_and_takes_a_plan_by_its_uuid()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For("GET /api/marketplace-provider-offerings/{uuid}/").Always(FaultKind.Forbidden);
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "a", "a");
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "b", "b");

        var unclear = await waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);
        var named = await waldur.Staff.BackendResources.PlanImportAsync(options: new ImportPlanOptions { Plan = waldur.Seed.Plan.Uuid }, cancellationToken: Cancellation);
        var summary = await waldur.Staff.BackendResources.ImportAllAsync(named, cancellationToken: Cancellation);

        unclear.ToString().Should().Be("2 PlanRequired");
        unclear.ToTable().Split('\n').Count(line => line.Contains("cannot be read (", StringComparison.Ordinal)).Should().Be(1);
        summary.ToString().Should().Be("2 Imported");
        summary.MarketplaceProblem.Should().Contain("cannot be read");
    }

    [Fact]
    public async Task A_server_that_cannot_check_backend_ids_leaves_that_to_the_import()
    {
        await using var waldur = new TestWaldur();
        waldur.Seed.Offering.BackendIdRules = new FakeBackendIdRules { Pattern = "vm-[0-9]+" };
        waldur.Server.Faults.For("POST /api/marketplace-provider-offerings/{uuid}/check_unique_backend_id/").Always(FaultKind.Forbidden);
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "a");

        var plan = await waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);

        plan.ToString().Should().Be("1 Ready");
        plan.Offerings.Single().Problem.Should().Contain("could not be checked");
        (await waldur.Staff.BackendResources.ImportAllAsync(plan, cancellationToken: Cancellation)).ToString().Should().Be("1 Failed");
    }

    [Fact]
    public async Task A_serialiser_reads_and_writes_a_plan_as_its_own_methods_do()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "Größe <1>", "a", """{"limits":{"cpu":2},"more":[1]}""");
        var plan = await waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);

        var json = plan.ToJson();

        ImportPlan.Parse(json).ToJson().Should().Be(json);
        json.Should().Contain("Größe <1>", "people read it");
        JsonSerializer.Deserialize<ImportPlan>(JsonSerializer.Serialize(plan))!.ToJson().Should().Be(json);
        var root = JsonDocument.Parse(json).RootElement;
        root.EnumerateObject().Select(member => member.Name).Should().Equal("kind", "version", "offerings", "counts", "entries");
        root.GetProperty("entries")[0].EnumerateObject().Select(member => member.Name)
            .Should().Equal("class", "backend_id", "name", "reason", "plan", "plan_name", "limits", "row");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_the_metadata_of_a_row_stops_no_plan()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "name", "name", """{"limits":{"HALF":1}}""");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "text", "text", """{"more":"HALF"}""");
        using var damaging = new DamagingHandler(waldur.Server.CreateHandler(), "HALF", "\\ud800");
        using var client = new WaldurClient(new HttpMessageInvoker(damaging), waldur.Server.Endpoint.ToString(), Credential.FromToken(waldur.Seed.StaffToken));

        var plan = await client.BackendResources.PlanImportAsync(cancellationToken: Cancellation);

        Reason(plan, "name").Should().Contain("no Unicode");
        Reason(plan, "text").Should().NotContain("Unicode");
        plan.ToJson().Should().Contain("""{"limits":{"\ud800":1}}""").And.Contain("""{"more":"\ud800"}""");
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("[]", "is no object")]
    [InlineData("{}", "kind is missing")]
    [InlineData("""{"kind":"waldur.inventory-comparison","version":1}""", "kind is 'waldur.inventory-comparison', not 'waldur.import-plan'")]
    [InlineData("""{"kind":"waldur.import-plan","version":2}""", "use a newer one")]
    [InlineData("""{"kind":"waldur.import-plan","version":1}""", "entries is missing")]
    [InlineData("""{"kind":"waldur.import-plan","version":1,"offerings":[],"entries":[{}]}""", "entries[0].row")]
    [InlineData("""{"kind":"waldur.import-plan","version":1,"offerings":[],"entries":[{"class":"Redy","row":{"uuid":"11111111111111111111111111111111","offering":"11111111111111111111111111111111","project":"11111111111111111111111111111111"}}]}""", "entries[0].class is none of Ready")]
    [InlineData("""{"kind":"waldur.import-plan","version":1,"offerings":[],"entries":[{"class":"Ready","plan":"Standard","row":{"uuid":"11111111111111111111111111111111","offering":"11111111111111111111111111111111","project":"11111111111111111111111111111111"}}]}""", "entries[0].plan is no uuid")]
    [InlineData("""{"kind":"\ud800","version":1}""", "kind holds a text that is no Unicode")]
    [InlineData("""{"kind":"waldur.import-plan","version":1,"entries":[],"\ud800":1}""", "holds a text that is no Unicode")]
    [InlineData("""{"kind":"waldur.import-plan","version":1,"offerings":[],"entries":[{"class":"Ready","row":{"uuid":"\ud800"}}]}""", "entries[0].row.uuid holds a text that is no Unicode")]
    public void What_is_no_plan_is_refused_with_the_place(string json, string place)
    {
        var parsing = () => ImportPlan.Parse(json);

        parsing.Should().Throw<FormatException>().Which.Message.Should().Contain(place).And.StartWith("The import plan");
    }

    private static string Reason(ImportPlan plan, string id) => plan.Entries.First(entry => entry.Source.BackendId == id).Reason;

    private static FakeOffering Offering(TestWaldur waldur, string? plans, bool isShared)
    {
        var offering = waldur.Server.AddOffering(waldur.Seed.Provider, waldur.Seed.Category, "Another", isShared);
        foreach (var name in plans?.Split(',') ?? [])
        {
            waldur.Server.AddPlan(offering, name.TrimStart('-')).Archived = name.StartsWith('-');
        }

        waldur.Server.AddBackendResource(offering, waldur.Seed.Project, "row", "row");
        return offering;
    }
}
