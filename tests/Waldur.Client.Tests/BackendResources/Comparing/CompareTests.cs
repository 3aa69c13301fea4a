using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>What a comparison says beyond new, changed and unchanged: conflicts, what is skipped, and what cannot be known.</summary>
public class CompareTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_offerings_rules_refuse_is_a_conflict_with_their_reason()
    {
        await using var waldur = new TestWaldur();
        waldur.Seed.Offering.BackendIdRules = new FakeBackendIdRules { Pattern = "vm-[0-9]+", PatternDescription = "vm-NUMBER", UniquenessScope = FakeUniquenessScope.ServiceProvider };
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "theirs", "vm-2");

        var comparison = await CompareAsync(waldur, new CompareOptions { CheckBackendIds = true }, waldur.Item("vm-1"), waldur.Item("vm-2"), waldur.Item("host"));

        comparison.Entries.Select(entry => entry.Class).Should().Equal(ComparisonClass.New, ComparisonClass.Conflict, ComparisonClass.Conflict);
        comparison.Entries[1].Reason.Should().Contain("in use already");
        comparison.Entries[2].Reason.Should().Contain("rules do not allow").And.Contain("vm-NUMBER");
        var report = await waldur.Agent.BackendResources.ReportAsync(comparison, cancellationToken: Cancellation);
        report.ToString().Should().Be("1 Created, 2 Failed");
    }

    [Fact]
    public async Task A_backend_id_of_another_offering_is_a_conflict_where_that_is_checked()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "theirs", "theirs");

        var plain = await CompareAsync(waldur, new CompareOptions { CheckBackendIds = true }, waldur.Item("theirs"));
        waldur.Writes.Should().BeEmpty("an offering without rules takes every backend id");
        var wide = await CompareAsync(waldur, new CompareOptions { CheckBackendIds = true, CheckOtherOfferings = true }, waldur.Item("theirs"));

        plain.ToString().Should().Be("1 New");
        wide.ToString().Should().Be("1 Conflict");
    }

    [Fact]
    public async Task A_resource_whose_project_is_not_known_is_skipped_and_its_row_is_not_stale()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "x", "x");
        var item = waldur.Item("x") with { Project = Guid.Empty, Problem = "Its project 'unknown' is not known." };

        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, [item, waldur.Item("good")], new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation));

        summary.ToString().Should().Be("1 Created, 1 Failed");
        summary.Failures.Single().Reason.Should().Be("Its project 'unknown' is not known.");
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo("x", "good");
    }

    [Fact]
    public async Task A_problem_of_a_resource_that_the_marketplace_has_does_not_matter()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "x", "x", "Erred");

        var comparison = await CompareAsync(waldur, null, waldur.Item("x") with { Problem = "Its project is not known." });

        comparison.Entries.Should().ContainSingle().Which.Class.Should().Be(ComparisonClass.Imported);
    }

    [Fact]
    public async Task A_backend_id_that_the_marketplace_has_twice_is_a_conflict_and_no_work()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "one", "x");
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "two", "x", "Terminating");

        var comparison = await CompareAsync(waldur, null, waldur.Item("x"));

        comparison.ToString().Should().Be("1 Imported, 1 Conflict");
        comparison.Entries[1].Reason.Should().Contain("more than once");
        (await waldur.Agent.BackendResources.ReportAsync(comparison, cancellationToken: Cancellation)).ToString().Should().Be("1 Imported");
    }

    [Fact]
    public async Task Resources_of_another_offering_do_not_count_as_imported()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "theirs", "x");
        waldur.Server.Faults.For("GET /api/marketplace-provider-resources/").Always(FaultKind.FiltersIgnored);

        (await CompareAsync(waldur, null, waldur.Item("x"))).ToString().Should().Be("1 New");
    }

    [Fact]
    public async Task Where_the_marketplace_cannot_be_read_it_is_said_once_and_everything_is_reported_as_before()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "imported", "imported");
        waldur.Server.Faults.For("GET /api/marketplace-provider-resources/").Always(FaultKind.Forbidden);
        InventoryItem[] inventory = [waldur.Item("imported"), waldur.Item("new")];

        var comparison = await CompareAsync(waldur, null, inventory);
        var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));

        comparison.ToTable().Split('\n').Count(line => line.Contains("cannot be read", StringComparison.Ordinal)).Should().Be(1);
        summary.ToString().Should().Be("2 Created");
        summary.MarketplaceProblem.Should().Be(comparison.MarketplaceProblem);
    }

    [Fact]
    public async Task A_gateways_404_says_nothing_of_the_marketplace()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For("GET /api/marketplace-provider-resources/").Always(FaultKind.GatewayNotFound);

        var comparing = () => waldur.RunAsync(CompareAsync(waldur, null, waldur.Item("x")));

        await comparing.Should().ThrowAsync<ApiNotFoundException>();
    }

    [Fact]
    public async Task A_gateways_page_that_comes_while_the_server_is_away_does_not_hide_what_is_imported()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "x", "x", "OK");
        waldur.Server.Faults.For("GET /api/marketplace-provider-resources/").Next(Nginx);

        var comparison = await waldur.RunAsync(CompareAsync(waldur, null, waldur.Item("x")));

        comparison.ToString().Should().Be("1 Imported");
        comparison.MarketplaceProblem.Should().BeNull();
    }

    [Fact]
    public async Task While_the_server_stays_away_a_comparison_fails_and_takes_nothing_for_new()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "x", "x", "OK");
        waldur.Server.Faults.For("GET /api/marketplace-provider-resources/").Always(Nginx);
        waldur.Server.Faults.For("GET /api/backend-resources/").Skip(1).Always(Nginx);

        var comparing = () => waldur.RunAsync(CompareAsync(waldur, null, waldur.Item("x")));

        await comparing.Should().ThrowAsync<ApiNotFoundException>();
    }

    private static Fault Nginx { get; } = Fault.Respond(
        404, "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>", "text/html");

    private static Task<InventoryComparison> CompareAsync(TestWaldur waldur, CompareOptions? options, params InventoryItem[] inventory) =>
        waldur.Agent.BackendResources.CompareAsync(waldur.Offering, inventory, options, Cancellation);
}
