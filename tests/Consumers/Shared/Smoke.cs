using Waldur.Client;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Models;
using Waldur.Client.Models;

namespace Consumers;

/// <summary>A walk through every group of both clients, against the servers that the environment names. It prints a line a group.</summary>
internal static class Smoke
{
    public static async Task RunAsync()
    {
        Console.WriteLine($"runtime {Environment.Version}");
        using var staff = new WaldurClient(Need("WALDUR_URL"), Credential.FromToken(Need("STAFF_TOKEN")));
        using var agent = new WaldurClient(Need("WALDUR_URL"), Credential.FromToken(Need("AGENT_TOKEN")));
        var offering = Guid.Parse(Need("OFFERING"));
        await MainJobAsync(staff, agent, offering);
        await ReadAsync(staff, offering);
        await ErrorsAsync(staff);
        await KatelloAsync();
    }

    private static async Task MainJobAsync(WaldurClient staff, WaldurClient agent, Guid offering)
    {
        InventoryItem[] inventory =
        [
            new() { BackendId = "a", Name = "Alpha", Project = Guid.Parse(Need("PROJECT")), Metadata = RawJson.Parse("""{"limits":{"cpu":4}}""") },
            new() { BackendId = "b", Name = "Beta", Project = Guid.Parse(Need("PROJECT")) },
        ];
        var asked = await staff.BackendResourceRequests.CreateAsync(offering);
        await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
            async (request, stop) => (await agent.BackendResources.ReportAsync(request.Offering, inventory, cancellationToken: stop)).EnsureNoFailures(),
            new AgentOptions { StopWhenIdle = true }))
        {
            Console.WriteLine($"request {result.Outcome}");
        }

        var ended = (await staff.BackendResourceRequests.WaitAsync(asked.Uuid)).EnsureReached();
        var listed = 0;
        await foreach (var resource in staff.BackendResources.List())
        {
            listed++;
        }

        var imported = await staff.BackendResources.ImportAllAsync();
        Console.WriteLine($"main job {ended.State}, {listed} listed, {imported.Count(ImportOutcome.Imported)} imported");
    }

    private static async Task ReadAsync(WaldurClient staff, Guid offering)
    {
        var isFree = await staff.Offerings.CheckUniqueBackendIdAsync(offering, "a");
        Console.WriteLine($"offerings {await staff.Offerings.CountAsync()}, 'a' free: {isFree.IsUnique}");
        Console.WriteLine($"provider resources {await staff.ProviderResources.CountAsync()}");
        Console.WriteLine($"catalogs {await staff.SoftwareCatalogs.CountAsync()}, {(await staff.SoftwareCatalogs.DiscoverAsync()).Count} discovered");
        Console.WriteLine($"synchronisations {await staff.RemoteSynchronisations.CountAsync()}, {await staff.RemoteSynchronisations.RunAllAsync()}");
        var identity = await staff.SiteAgents.EnsureIdentityAsync(new AgentIdentityCreate { Offering = offering, Name = "smoke" });
        Console.WriteLine($"site agent {identity.Name}, {await staff.EventConsumers.CountAsync()} consumers");
    }

    private static async Task ErrorsAsync(WaldurClient staff)
    {
        try
        {
            await staff.BackendResources.CreateAsync(new BackendResourceCreate { Name = "n", Offering = Guid.NewGuid(), Project = Guid.NewGuid(), BackendId = "x" });
        }
        catch (ApiValidationException error)
        {
            Console.WriteLine($"refused {string.Join(' ', error.Errors.Select(field => field.Path))}");
        }

        using var stranger = new WaldurClient(Need("WALDUR_URL"), Credential.FromToken("0123456789012345678901234567890123456789"));
        try
        {
            await stranger.BackendResources.CountAsync();
        }
        catch (ApiAuthenticationException error)
        {
            Console.WriteLine($"stranger {(int?)error.StatusCode}");
        }

        Console.WriteLine($"absent {await staff.BackendResources.TryGetAsync(Guid.NewGuid()) is null}");
    }

    private static async Task KatelloAsync()
    {
        using var katello = new KatelloClient(Need("KATELLO_URL"), new BasicCredential(Need("KATELLO_USER"), Need("KATELLO_PASSWORD")));
        var organization = int.Parse(Need("KATELLO_ORGANIZATION"), System.Globalization.CultureInfo.InvariantCulture);
        var desired = new DesiredSyncPlan { Name = "Smoke", Interval = SyncPlanInterval.Daily, SyncDate = new(2026, 1, 1, 2, 0, 0, TimeSpan.Zero) };
        var first = await katello.SyncPlans.EnsureAsync(organization, desired);
        var second = await katello.SyncPlans.EnsureAsync(organization, desired);
        Console.WriteLine($"katello {first.Outcome} {second.Outcome}, {await katello.SyncPlans.CountAsync(organization)} plans, deleted {await katello.SyncPlans.DeleteAsync(first.Plan!)}");
    }

    private static string Need(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
