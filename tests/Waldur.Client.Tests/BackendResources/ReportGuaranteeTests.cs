using System.Text.Json;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Nothing is reported twice, offered again, deleted by mistake or lost, whatever comes back.</summary>
public class ReportGuaranteeTests
{
    private const string Create = "POST /api/backend-resources/";
    private const string List = "GET /api/backend-resources/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing, 1)]
    [InlineData(FaultKind.ResetBeforeActing, 12)]
    [InlineData(FaultKind.ResetBeforeActing, 45)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing, 12)]
    [InlineData(FaultKind.BadGatewayBeforeActing, 4)]
    public async Task A_row_that_the_server_makes_late_is_made_once(FaultKind kind, int seconds)
    {
        await using var waldur = new TestWaldur();
        var inventory = Enumerable.Range(0, 20).Select(i => waldur.Item($"vm-{i}")).ToList();
        waldur.Server.Faults.For(Create).Skip(3).Next(Fault.From(kind).ActingLater(TimeSpan.FromSeconds(seconds)), times: 3);

        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));

        summary.ToString().Should().Be("20 Created");
        waldur.Server.BackendResources.Should().HaveCount(20);
        waldur.Calls("POST", TestWaldur.Rows).Should().Be(20);
    }

    [Fact]
    public async Task Look_ups_that_fail_in_the_middle_end_nothing()
    {
        await using var waldur = new TestWaldur();
        var inventory = Enumerable.Range(0, 40).Select(i => waldur.Item($"vm-{i}")).ToList();
        waldur.Server.Faults.For(Create).Skip(10).Next(FaultKind.ResetAfterActing, times: 5);
        waldur.Server.Faults.For(List).Skip(1).Next(FaultKind.ConnectionRefused, times: 30);

        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));

        summary.ToString().Should().Be("40 Created");
        waldur.Server.BackendResources.Should().HaveCount(40);
    }

    [Fact]
    public async Task Two_agents_that_report_the_same_at_the_same_moment_both_end_right()
    {
        await using var waldur = new TestWaldur();
        using var other = waldur.NewClient(waldur.Seed.AgentToken);
        var inventory = Enumerable.Range(0, 200).Select(i => waldur.Item($"vm-{i}")).ToList();

        var both = Task.WhenAll(
            waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation),
            other.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));
        var summaries = await waldur.RunAsync(both);

        summaries.Should().OnlyContain(summary => !summary.Failures.Any());
        waldur.Server.BackendResources.Should().HaveCount(200);
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().OnlyHaveUniqueItems();
        var deleted = waldur.Server.Requests.Count(request => request.Method == "DELETE");
        summaries.Sum(summary => summary.Count(ReportOutcome.DuplicateDeleted)).Should().BeLessThanOrEqualTo(deleted, "each double is counted by one agent only");
    }

    [Theory]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.LoginPage)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    public async Task The_last_look_up_outlives_pages_of_a_gateway(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        InventoryItem[] inventory = [waldur.Item("a"), waldur.Item("b")];
        waldur.Server.Faults.For(List).Skip(1).Next(fault, times: 2);

        var summary = await ReportAsync(waldur, inventory);

        summary.VerificationError.Should().BeNull();
        summary.ToString().Should().Be("2 Created");
    }

    [Fact]
    public async Task What_was_imported_is_not_offered_again()
    {
        await using var waldur = new TestWaldur();
        InventoryItem[] inventory = [waldur.Item("a"), waldur.Item("b")];
        await ReportAsync(waldur, inventory);
        (await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation)).ToString().Should().Be("2 Imported");

        var again = await ReportAsync(waldur, inventory);

        again.ToString().Should().Be("2 Imported");
        again.HasChanges.Should().BeFalse();
        waldur.Server.BackendResources.Should().BeEmpty();
        (await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation)).ToString().Should().Be("nothing to import");
    }

    [Fact]
    public async Task A_row_whose_resource_is_imported_already_is_removed()
    {
        await using var waldur = new TestWaldur();
        InventoryItem[] inventory = [waldur.Item("a")];
        await ReportAsync(waldur, inventory);
        await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation);
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "a");

        (await ReportAsync(waldur, inventory)).ToString().Should().Be("1 Imported, 1 ImportedDeleted");

        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_of_another_offering_are_never_deleted()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "theirs", "theirs");
        waldur.Server.Faults.For(List).Always(FaultKind.FiltersIgnored);

        await waldur.Staff.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("mine")], new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation);

        waldur.Server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo("theirs", "mine");
    }

    [Theory]
    [InlineData(FaultKind.MissingIdentity)]
    [InlineData(FaultKind.ZeroIdentity)]
    [InlineData(FaultKind.WrongRoot)]
    [InlineData(FaultKind.EmptyObject)]
    [InlineData(FaultKind.LoginPage)]
    [InlineData(FaultKind.GatewayNotFound)]
    public async Task A_list_that_is_none_changes_nothing(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        await ReportAsync(waldur, [waldur.Item("a")]);
        waldur.Server.Faults.For(List).Always(fault);

        var reporting = () => waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, [waldur.Item("b")], new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation));

        await reporting.Should().ThrowAsync<ApiException>();
        waldur.Server.BackendResources.Should().ContainSingle().Which.BackendId.Should().Be("a");
    }

    [Fact]
    public async Task A_callback_that_throws_and_a_bad_item_lose_nothing()
    {
        await using var waldur = new TestWaldur();
        InventoryItem[] inventory = [waldur.Item("a"), waldur.Item("bad", new string('x', 200)), waldur.Item("b")];

        var summary = await waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, inventory, progress: new ThrowingProgress(), cancellationToken: Cancellation);

        summary.ToString().Should().Be("2 Created, 1 Failed");
    }

    [Fact]
    public async Task Summaries_can_be_serialized()
    {
        await using var waldur = new TestWaldur();
        var report = await ReportAsync(waldur, [waldur.Item("a"), waldur.Item("bad", new string('x', 200))]);
        waldur.Server.Faults.For("POST /api/backend-resources/{uuid}/import_resource/").Next(FaultKind.Forbidden);
        var import = await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation);

        var reported = JsonDocument.Parse(JsonSerializer.Serialize(report)).RootElement.GetProperty("Results");
        var imported = JsonDocument.Parse(JsonSerializer.Serialize(import)).RootElement.GetProperty("Results");

        reported[0].GetProperty("Outcome").GetString().Should().Be("Created");
        reported[1].GetProperty("Reason").GetString().Should().Contain("200 characters");
        imported[0].GetProperty("Outcome").GetString().Should().Be("Failed");
        imported[0].GetProperty("Reason").GetString().Should().Contain("403");
    }

    [Fact]
    public async Task Everything_is_in_one_class_with_a_reason()
    {
        await using var waldur = new TestWaldur();
        await ReportAsync(waldur, [waldur.Item("imported"), waldur.Item("gone from the backend")]);
        await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation);
        foreach (var id in new[] { "unchanged", "stale" })
        {
            await ReportAsync(waldur, [waldur.Item(id)]);
        }

        foreach (var (id, name) in new[] { ("changed", "Old"), ("imported", "left over"), ("unchanged", "double"), ("", "by hand") })
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, name, id);
        }

        var comparison = await waldur.Agent.BackendResources.CompareAsync(
            waldur.Offering,
            [waldur.Item("new"), waldur.Item("unchanged"), waldur.Item("changed"), waldur.Item("imported"), waldur.Item("new"), waldur.Item("x") with { Project = Guid.Empty }],
            cancellationToken: Cancellation);

        comparison.Entries.Select(entry => (entry.Class, entry.BackendId)).Should().BeEquivalentTo(new[]
        {
            (ComparisonClass.New, "new"), (ComparisonClass.Unchanged, "unchanged"), (ComparisonClass.Changed, "changed"),
            (ComparisonClass.Imported, "imported"), (ComparisonClass.Conflict, "new"), (ComparisonClass.Skipped, "x"),
            (ComparisonClass.DuplicateRow, "unchanged"), (ComparisonClass.ImportedRow, "imported"), (ComparisonClass.StaleRow, "stale"),
            (ComparisonClass.OtherRow, ""), (ComparisonClass.MissingOnBackend, "gone from the backend"),
        });
        comparison.Entries.Should().OnlyContain(entry => entry.Reason.EndsWith('.'));
        var json = JsonDocument.Parse(comparison.ToJson()).RootElement;
        json.GetProperty("entries").GetArrayLength().Should().Be(11);
        json.GetProperty("counts").GetProperty("New").GetInt32().Should().Be(1);
        comparison.ToTable().Split('\n').Should().HaveCount(13);
        comparison.IsSettled().Should().BeFalse();
    }

    [Fact]
    public async Task An_agent_that_cannot_see_the_marketplace_reports_as_before_and_says_so()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For("GET /api/marketplace-provider-resources/").Always(FaultKind.Forbidden);

        var summary = await ReportAsync(waldur, [waldur.Item("a")]);

        summary.ToString().Should().Be("1 Created");
        summary.MarketplaceProblem.Should().Contain("cannot be read");
    }

    private static Task<ReportSummary> ReportAsync(TestWaldur waldur, InventoryItem[] inventory) =>
        waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));

    private sealed class ThrowingProgress : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => throw new InvalidOperationException("a callback's own mistake");
    }
}
