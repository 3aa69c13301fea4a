using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>The main job more than once, and by several at the same moment.</summary>
public class FullCircleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_report_import_twice_ends_without_a_row_and_without_work_the_second_time()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddComponent(waldur.Seed.Offering, "cpu", "CPU");
        var inventory = Enumerable.Range(0, 700).Select(i => waldur.Item($"vm-{i}", metadata: """{"limits":{"cpu":4}}""")).ToList();

        var first = await RoundAsync(waldur, inventory);
        var requests = waldur.Server.Requests.Count;
        var second = await RoundAsync(waldur, inventory);

        first.Should().Be(("700 Created", "700 Imported"));
        second.Should().Be(("700 Imported", "nothing to import"));
        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Server.Resources.Should().HaveCount(700).And.OnlyContain(resource => resource.Limits == """{"cpu":4}""");
        var again = waldur.Server.Requests.Skip(requests).ToList();
        again.Where(request => request.Method is not ("GET" or "HEAD")).Select(request => request.Path.Split('/')[^2])
            .Should().Equal(["backend-resource-requests", "start_processing", "set_done"], "only the request itself is written");
        again.Count(request => request.Path == TestWaldur.Rows).Should().Be(2, "the rows are read once by the report, and once by the plan");
        again.Count(request => request.Path == "/api/marketplace-provider-resources/").Should().Be(3, "of what the marketplace has, three pages are read once");
    }

    // Fast or slow, in any order: what each sees is left to the seed.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Two_agents_and_a_staff_import_at_the_same_moment_end_right(int seed)
    {
        await using var waldur = new TestWaldur(seed);
        waldur.Server.MixesTies = true;
        var random = new Random(seed);
        using var one = Hesitant(waldur, waldur.Seed.AgentToken, random);
        using var other = Hesitant(waldur, waldur.Seed.AgentToken, random);
        using var staff = Hesitant(waldur, waldur.Seed.StaffToken, random);
        InventoryItem[] inventory = [.. Enumerable.Range(0, 120).Select(i => waldur.Item($"vm-{i}"))];
        foreach (var item in inventory.Take(60))
        {
            // Some are reported already, some of these otherwise or twice.
            var copies = random.Next(10) == 0 ? 2 : 1;
            for (var copy = 0; copy < copies; copy++)
            {
                waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, random.Next(4) == 0 ? "Old" : item.Name, item.BackendId);
            }
        }

        var reports = new[] { one, other }.Select(agent => agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation)).ToArray();
        var importing = ImportAsync(staff);
        await waldur.RunAsync(Task.WhenAll([.. reports, importing]));

        var because = $"the seed is {seed}, and the import {await importing}";
        (await Task.WhenAll(reports)).Should().OnlyContain(report => !report.Failures.Any() && report.VerificationError == null, because);
        (await RoundAsync(waldur, inventory)).Import.Should().NotContain("Failed", because);
        waldur.Server.BackendResources.Should().BeEmpty(because);
        waldur.Server.Resources.Select(resource => resource.BackendId).Should().BeEquivalentTo(inventory.Select(item => item.BackendId), because);
        (await RoundAsync(waldur, inventory)).Should().Be(("120 Imported", "nothing to import"), because);
    }

    private static async Task<string> ImportAsync(WaldurClient staff)
    {
        var plan = await staff.BackendResources.PlanImportAsync(cancellationToken: Cancellation);
        var summary = await staff.BackendResources.ImportAllAsync(plan, cancellationToken: Cancellation);
        summary.Results.Should().OnlyContain(result => result.Outcome != ImportOutcome.Failed && result.Outcome != ImportOutcome.Uncertain);
        return $"of {plan} became {summary}";
    }

    private static WaldurClient Hesitant(TestWaldur waldur, string token, Random random) => waldur.NewClient(token, async _ =>
    {
        int turns;
        lock (random)
        {
            turns = random.Next(6);
        }

        for (var turn = 0; turn < turns; turn++)
        {
            await Task.Yield();
        }
    });

    private static async Task<(string Report, string Import)> RoundAsync(TestWaldur waldur, IReadOnlyList<InventoryItem> inventory)
    {
        var request = await waldur.Staff.BackendResourceRequests.CreateAsync(waldur.Offering, Cancellation);
        var report = "";
        var processing = waldur.Agent.BackendResourceRequests.ProcessAsync(
            request,
            async (claimed, token) => report = $"{(await waldur.Agent.BackendResources.ReportAsync(claimed.Offering, inventory, cancellationToken: token)).EnsureNoFailures()}",
            cancellationToken: Cancellation);
        (await waldur.RunAsync(processing)).Outcome.Should().Be(ProcessOutcome.Done);
        var query = new BackendResourcesQuery { OfferingUuid = waldur.Offering };
        var plan = await waldur.RunAsync(waldur.Staff.BackendResources.PlanImportAsync(query, cancellationToken: Cancellation));
        var import = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(plan, cancellationToken: Cancellation));
        return (report, $"{import}");
    }
}
