using System.Text.Json.Nodes;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>A plan that was stored, reviewed and edited: what changed in between is noticed and said for each row, and nothing is sent for it.</summary>
public class PlanCarriedOutLaterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_plan_is_carried_out_by_another_client()
    {
        await using var world = await StoredPlan.CreateAsync();

        var summary = await world.CarryOutAsync();

        summary.ToString().Should().Be("3 Imported");
        world.Waldur.Server.Resources.Should().OnlyContain(resource => resource.Plan == world.Waldur.Seed.Plan);
    }

    [Fact]
    public async Task A_row_that_is_gone_replaced_or_imported_is_noticed()
    {
        await using var world = await StoredPlan.CreateAsync();
        var waldur = world.Waldur;
        var rows = waldur.Server.BackendResources.ToDictionary(row => row.BackendId);
        await waldur.Staff.BackendResources.DeleteAsync(rows["a"].Uuid, Cancellation);
        await waldur.Staff.BackendResources.DeleteAsync(rows["b"].Uuid, Cancellation);
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "b, renamed", "b");
        await waldur.Staff.BackendResources.ImportAsync(rows["c"].Uuid, waldur.Seed.Plan.Uuid, Cancellation);

        var summary = await world.CarryOutAsync(expectedSent: 0);

        StoredPlan.Outcomes(summary).Should().Equal(ImportOutcome.Gone, ImportOutcome.Outdated, ImportOutcome.AlreadyImported);
        summary.Results.Select(result => result.Reason).Should().SatisfyRespectively(
            reason => reason.Should().Contain("deleted since"),
            reason => reason.Should().Contain("replaced by the row"),
            reason => reason.Should().Contain("by now, in state OK"));
    }

    [Fact]
    public async Task What_the_marketplace_has_in_any_state_but_Terminated_is_not_imported_once_more()
    {
        await using var world = await StoredPlan.CreateAsync();
        var waldur = world.Waldur;
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "a", "a", "Updating");
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "b", "b", "Terminated");

        var summary = await world.CarryOutAsync(expectedSent: 2);

        StoredPlan.Outcomes(summary).Should().Equal(ImportOutcome.AlreadyImported, ImportOutcome.Imported, ImportOutcome.Imported);
    }

    [Fact]
    public async Task A_plan_that_was_archived_is_noticed()
    {
        await using var world = await StoredPlan.CreateAsync();
        world.Waldur.Seed.Plan.Archived = true;

        var summary = await world.CarryOutAsync(expectedSent: 0);

        summary.Results.Should().OnlyContain(result => result.Outcome == ImportOutcome.Outdated && result.Reason == "The plan 'Standard' of its offering is archived.");
    }

    [Theory]
    [InlineData("Active", "Paused", true)]
    [InlineData("Active", "Archived", true)]
    [InlineData("Paused", "Paused", false)]
    [InlineData("Paused", "Active", false)]
    public async Task An_offering_that_was_closed_is_noticed(string before, string after, bool isNoticed)
    {
        await using var world = await StoredPlan.CreateAsync(offering => offering.State = before);
        world.Waldur.Seed.SharedOffering.State = after;

        var summary = await world.CarryOutAsync(expectedSent: isNoticed ? 0 : 3);

        summary.Results.Should().OnlyContain(result => result.Outcome == (isNoticed ? ImportOutcome.Outdated : ImportOutcome.Imported));
        summary.Results.Should().OnlyContain(result => !isNoticed || result.Reason!.Contains(after));
    }

    [Fact]
    public async Task A_component_that_the_offering_no_longer_has_is_noticed()
    {
        await using var world = await StoredPlan.CreateAsync();
        world.Waldur.Seed.SharedOffering.Components = [];
        world.Waldur.Server.AddComponent(world.Waldur.Seed.SharedOffering, "gpu", "GPU");

        var summary = await world.CarryOutAsync(expectedSent: 0);

        summary.Results.Should().OnlyContain(result => result.Outcome == ImportOutcome.Outdated && result.Reason!.Contains("no component 'cpu'"));
    }

    [Fact]
    public async Task An_entry_that_was_taken_out_is_left_alone_and_another_plan_is_taken()
    {
        await using var world = await StoredPlan.CreateAsync();
        var other = world.Waldur.Server.AddPlan(world.Waldur.Seed.SharedOffering, "Premium");
        world.Edit(entries =>
        {
            entries.RemoveAt(0);
            entries[0]!["plan"] = $"{other.Uuid}";
        });

        var summary = await world.CarryOutAsync(expectedSent: 2);

        summary.ToString().Should().Be("2 Imported");
        world.Waldur.Server.BackendResources.Should().ContainSingle().Which.BackendId.Should().Be("a");
        world.Waldur.Server.Resources.Single(resource => resource.BackendId == "b").Plan.Should().BeSameAs(other);
    }

    [Fact]
    public async Task What_an_editor_may_not_change_is_noticed()
    {
        await using var world = await StoredPlan.CreateAsync();
        var foreign = world.Waldur.Server.AddPlan(world.Waldur.Seed.Offering, "Of another offering");
        world.Edit(entries =>
        {
            entries[0]!["limits"]!["cpu"] = 64;
            entries[1]!["plan"] = $"{foreign.Uuid:N}";
            entries[2]!["row"]!["name"] = "Another name";
        });

        var summary = await world.CarryOutAsync(expectedSent: 0);

        summary.Results.Should().OnlyContain(result => result.Outcome == ImportOutcome.Outdated);
        summary.Results.Select(result => result.Reason).Should().SatisfyRespectively(
            reason => reason.Should().Contain("limits are not those"),
            reason => reason.Should().Contain("has no plan with the uuid"),
            reason => reason.Should().Contain("name of the row changed"));
    }

    [Fact]
    public async Task A_plan_that_was_missing_can_be_filled_in()
    {
        await using var world = await StoredPlan.CreateAsync(offering => { }, plan => plan.Archived = true);
        world.Edit(entries =>
        {
            entries[0]!["class"] = "Ready";
            entries[1]!["class"] = "Ready";
            entries[1]!["plan"] = $"{world.Waldur.Seed.Plan.Uuid:N}";
        });
        world.Waldur.Seed.Plan.Archived = false;

        var summary = await world.CarryOutAsync(expectedSent: 1);

        StoredPlan.Outcomes(summary).Should().Equal(ImportOutcome.PlanRequired, ImportOutcome.Imported, ImportOutcome.PlanRequired);
    }

    [Fact]
    public async Task A_row_that_occurs_twice_in_the_text_is_refused()
    {
        await using var world = await StoredPlan.CreateAsync();
        world.Edit(entries => entries.Add(entries[0]!.DeepClone()));

        var parsing = () => ImportPlan.Parse(world.Json);

        parsing.Should().Throw<FormatException>().WithMessage("*a row twice*");
    }

    [Theory]
    [InlineData("GET /api/backend-resources/")]
    [InlineData("GET /api/marketplace-provider-resources/")]
    [InlineData("GET /api/marketplace-provider-offerings/{uuid}/")]
    public async Task Where_what_is_now_cannot_be_read_nothing_is_imported(string operation)
    {
        await using var world = await StoredPlan.CreateAsync();
        world.Waldur.Server.Faults.For(operation).Always(FaultKind.GatewayNotFound);

        var importing = () => world.CarryOutAsync();

        await importing.Should().ThrowAsync<ApiException>();
        world.Waldur.Server.Resources.Should().BeEmpty();
    }

    /// <summary>Three rows of the shared offering, planned and stored.</summary>
    private sealed class StoredPlan : IAsyncDisposable
    {
        public TestWaldur Waldur { get; } = new();

        public string Json { get; private set; } = "";

        public static async Task<StoredPlan> CreateAsync(Action<FakeOffering>? offering = null, Action<FakePlan>? plan = null)
        {
            var world = new StoredPlan();
            var seed = world.Waldur.Seed;
            world.Waldur.Server.AddComponent(seed.SharedOffering, "cpu", "CPU");
            offering?.Invoke(seed.SharedOffering);
            plan?.Invoke(seed.Plan);
            foreach (var id in new[] { "a", "b", "c" })
            {
                world.Waldur.Server.AddBackendResource(seed.SharedOffering, seed.Project, $"Name of {id}", id, """{"limits":{"cpu":4}}""");
                world.Waldur.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            var made = await world.Waldur.Staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);
            world.Json = made.ToJson();
            world.Edit(entries =>
            {
                var ordered = entries.OrderBy(entry => entry!["backend_id"]!.GetValue<string>(), StringComparer.Ordinal).Select(entry => entry!.DeepClone()).ToList();
                entries.Clear();
                ordered.ForEach(entries.Add);
            });
            return world;
        }

        public void Edit(Action<JsonArray> edit)
        {
            var root = JsonNode.Parse(Json)!;
            edit(root["entries"]!.AsArray());
            Json = root.ToJsonString();
        }

        public async Task<ImportSummary> CarryOutAsync(int? expectedSent = null)
        {
            var before = Waldur.Calls("POST", "/import_resource/");
            using var other = Waldur.NewClient(Waldur.Seed.StaffToken);
            var summary = await Waldur.RunAsync(other.BackendResources.ImportAllAsync(ImportPlan.Parse(Json), cancellationToken: Cancellation));
            (Waldur.Calls("POST", "/import_resource/") - before).Should().Be(expectedSent ?? 3);
            return summary;
        }

        public static IEnumerable<ImportOutcome> Outcomes(ImportSummary summary) => summary.Results.Select(result => result.Outcome);

        public ValueTask DisposeAsync() => Waldur.DisposeAsync();
    }
}
