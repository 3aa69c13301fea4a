using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Listing;

/// <summary>
/// What jobs read is read with the client's page size, and whole: also by a client that is set to read quickly, from a later page
/// and not to the end.
/// </summary>
public class JobPagingTests
{
    private const int Size = 2;

    private static readonly PageOptions Paging = new() { PageSize = Size, Mode = PagingMode.Quick, StartPage = 2, MaxItems = 1 };

    private static readonly WaitOptions Patient = new() { Timeout = TimeSpan.FromDays(1), Interval = TimeSpan.FromSeconds(2) };

    private static readonly Dictionary<string, Func<TestWaldur, WaldurClient, Task<string>>> Jobs = new()
    {
        ["compare"] = async (waldur, client) =>
            (await client.BackendResources.CompareAsync(waldur.Offering, Inventory(waldur), cancellationToken: TestWaldur.Cancellation)).ToString(),
        ["report"] = async (waldur, client) =>
            (await client.BackendResources.ReportAsync(waldur.Offering, Inventory(waldur), cancellationToken: TestWaldur.Cancellation)).ToString(),
        ["report whose creation lost its response"] = async (waldur, client) =>
        {
            waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Rows);
            return (await client.BackendResources.ReportAsync(waldur.Offering, [.. Inventory(waldur), waldur.Item("new")], cancellationToken: TestWaldur.Cancellation)).ToString();
        },
        ["import"] = async (_, client) => (await client.BackendResources.ImportAllAsync(new BackendResourcesQuery(), cancellationToken: TestWaldur.Cancellation)).ToString(),
        ["plan"] = async (_, client) => (await client.BackendResources.PlanImportAsync(new BackendResourcesQuery(), cancellationToken: TestWaldur.Cancellation)).ToString(),
        ["import of a plan"] = async (waldur, client) =>
        {
            var plan = await waldur.Staff.BackendResources.PlanImportAsync(new BackendResourcesQuery(), cancellationToken: TestWaldur.Cancellation);
            waldur.Server.ClearRequests();
            return (await client.BackendResources.ImportAllAsync(plan, cancellationToken: TestWaldur.Cancellation)).ToString();
        },
        ["run of all synchronisations"] = async (_, client) =>
            (await client.RemoteSynchronisations.RunAllAsync(cancellationToken: TestWaldur.Cancellation)).ToString(),
        ["stuck synchronisations"] = async (_, client) =>
            $"{(await client.RemoteSynchronisations.FindStuckAsync(TimeSpan.FromHours(1), TestWaldur.Cancellation)).Count} stuck",
        ["catalogs"] = async (_, client) =>
            (await client.SoftwareCatalogs.EnsureLatestAsync(new CatalogRefreshOptions { Wait = Patient }, cancellationToken: TestWaldur.Cancellation)).ToString(),
        ["import of a catalog"] = async (_, client) =>
            (await client.SoftwareCatalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, options: Patient, cancellationToken: TestWaldur.Cancellation)).Outcome.ToString(),
        ["agent"] = async (waldur, client) =>
        {
            var options = new AgentOptions { Offering = waldur.Offering, StopWhenIdle = true };
            var results = await client.BackendResourceRequests.ProcessPendingAsync((_, _) => Task.CompletedTask, options, TestWaldur.Cancellation).ToListAsync();
            return $"{results.Count} processed";
        },
    };

    public static TheoryData<string, string> Cases => new()
    {
        { "compare", "5 Unchanged" },
        { "report", "5 Unchanged" },
        { "report whose creation lost its response", "1 Created, 5 Unchanged" },
        { "import", "5 Imported" },
        { "plan", "5 Ready" },
        { "import of a plan", "5 Imported" },
        { "run of all synchronisations", "5 Ok" },
        { "stuck synchronisations", "0 stuck" },
        { "catalogs", "2 Imported" },
        { "import of a catalog", "Imported" },
        { "agent", "5 processed" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_job_reads_all_with_the_page_size_of_its_client(string job, string expected)
    {
        await using var waldur = new TestWaldur();
        for (var i = 0; i < 5; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"Name of vm-{i}", $"vm-{i}");
            waldur.Server.AddRemoteSynchronisation(
                waldur.Seed.Provider, Guid.NewGuid(), new FakeCategoryMapping(waldur.Seed.Category, waldur.Seed.RemoteCategory.Uuid, "Remote"));
            waldur.Ask();
        }

        var token = job is "agent" or "compare" || job.StartsWith("report", StringComparison.Ordinal) ? waldur.Seed.AgentToken : waldur.Seed.StaffToken;
        using var client = waldur.Server.CreateClient(token, new ClientOptions
        {
            TimeProvider = waldur.Clock, Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan, Paging = Paging,
        });

        // A wait must not run out while a response is under way: where there is one, the clock goes on by steps.
        var running = Jobs[job](waldur, client);
        var result = await (job.Contains("catalog", StringComparison.Ordinal)
            ? waldur.Clock.RunUntilCompletedAsync(running, TimeSpan.FromSeconds(2))
            : waldur.RunAsync(running));

        result.Should().Be(expected);
        var lists = waldur.Server.Requests.Where(request => request is { Method: "GET" } && request.Query.Contains("page=", StringComparison.Ordinal)).ToList();
        lists.Should().NotBeEmpty().And.OnlyContain(request => request.Query.Contains($"page_size={Size}", StringComparison.Ordinal));
        lists.GroupBy(request => request.Path).Should().OnlyContain(list => list.First().Query.Contains("page=1&", StringComparison.Ordinal));
    }

    private static IEnumerable<InventoryItem> Inventory(TestWaldur waldur) => Enumerable.Range(0, 5).Select(i => waldur.Item($"vm-{i}"));
}
