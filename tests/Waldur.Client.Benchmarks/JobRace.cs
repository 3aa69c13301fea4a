using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Waldur.Client.Benchmarks;

/// <summary>
/// Reports and imports against a server on loopback that takes 20 ms a response: in the way in which the official agent does it, three
/// requests a row one after the other; with fixed numbers of requests at once; and at the server's pace.
/// </summary>
internal static class JobRace
{
    private const int Changed = 20;

    public static async Task RunAsync(int rows)
    {
        await WarmUpAsync().ConfigureAwait(false);
        await OneByOneAsync(Math.Max(1, rows / 20), rows).ConfigureAwait(false);
        Console.WriteLine("A server that takes 32 at once:");
        foreach (var concurrency in (Concurrency[])[4, 16, 32, Concurrency.Adaptive])
        {
            await JobsAsync(rows, concurrency).ConfigureAwait(false);
        }

        await FewAtOnceAsync(rows, refuses: true).ConfigureAwait(false);
        await FewAtOnceAsync(rows, refuses: false).ConfigureAwait(false);
    }

    private static async Task FewAtOnceAsync(int rows, bool refuses)
    {
        Console.WriteLine(refuses ? "A server that takes 4 at once, and refuses more with 503:" : "A server that takes 4 at once, and takes ten times as long above:");
        var best = TimeSpan.MaxValue;
        foreach (var concurrency in (Concurrency[])[3, 4, 5, Concurrency.Adaptive])
        {
            await using var server = await JobServer.StartAsync(4, refuses).ConfigureAwait(false);
            var took = await ReportAsync(server, "report new rows", CreateInventory(server, rows), concurrency).ConfigureAwait(false);
            if (concurrency.IsAdaptive)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {took / best:0.00} times the best fixed number"));
            }

            best = took < best ? took : best;
        }
    }

    private static async Task WarmUpAsync()
    {
        await using var server = await JobServer.StartAsync(32, refuses: true).ConfigureAwait(false);
        using var agent = server.CreateClient(server.Seed.AgentToken);
        using var staff = server.CreateClient(server.Seed.StaffToken);
        await agent.BackendResources.ReportAsync(server.Seed.Offering.Uuid, CreateInventory(server, 200)).ConfigureAwait(false);
        await staff.BackendResources.ImportAllAsync().ConfigureAwait(false);
    }

    private static async Task JobsAsync(int rows, Concurrency concurrency)
    {
        await using var server = await JobServer.StartAsync(32, refuses: true).ConfigureAwait(false);
        var inventory = CreateInventory(server, rows);
        await ReportAsync(server, "report new rows", inventory, concurrency).ConfigureAwait(false);
        await ReportAsync(server, "report unchanged rows", inventory, concurrency).ConfigureAwait(false);
        var changed = Math.Min(Changed, rows);
        for (var i = 0; i < changed; i++)
        {
            var place = i * (rows / changed);
            inventory[place] = inventory[place] with { Name = string.Create(CultureInfo.InvariantCulture, $"changed {i}") };
        }

        await ReportAsync(server, $"report {changed} changed rows", inventory, concurrency).ConfigureAwait(false);
        using var staff = server.CreateClient(server.Seed.StaffToken);
        await MeasureAsync(server, "import", concurrency, async () =>
        {
            var summary = await staff.BackendResources.ImportAllAsync(options: new ImportOptions { Concurrency = concurrency }).ConfigureAwait(false);
            return summary.Results.Count - summary.Count(ImportOutcome.Imported);
        }).ConfigureAwait(false);
    }

    private static async Task<TimeSpan> ReportAsync(JobServer server, string job, List<InventoryItem> inventory, Concurrency concurrency)
    {
        using var agent = server.CreateClient(server.Seed.AgentToken);
        return await MeasureAsync(server, job, concurrency, async () =>
        {
            var options = new ReportOptions { Concurrency = concurrency };
            var summary = await agent.BackendResources.ReportAsync(server.Seed.Offering.Uuid, inventory, options).ConfigureAwait(false);
            return summary.Failures.Count();
        }).ConfigureAwait(false);
    }

    private static async Task<TimeSpan> MeasureAsync(JobServer server, string job, Concurrency concurrency, Func<Task<int>> run)
    {
        server.Reset();
        var started = Stopwatch.GetTimestamp();
        var failed = await run().ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {job}, {concurrency}: {took.TotalSeconds:0.00} s, {server.Responses} requests, {100.0 * server.Refused / server.Responses:0.00} % refused, at most {server.MaxActive} at once, {failed} failed"));
        return took;
    }

    private static async Task OneByOneAsync(int sample, int rows)
    {
        await using var server = await JobServer.StartAsync(32, refuses: true).ConfigureAwait(false);
        using var http = new HttpClient { BaseAddress = new Uri(server.Endpoint) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", server.Seed.AgentToken);
        var offering = server.Seed.Offering.Uuid.ToString("N");
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < sample; i++)
        {
            await GetAsync(http, $"/api/backend-resources/?offering_uuid={offering}&page_size=1").ConfigureAwait(false);
            await GetAsync(http, $"/api/marketplace-provider-offerings/{offering}/").ConfigureAwait(false);
            var body = new Dictionary<string, object> { ["name"] = $"n{i}", ["project"] = server.Seed.Project.Uuid.ToString("N"), ["offering"] = offering, ["backend_id"] = $"o{i}" };
            using var created = await http.PostAsJsonAsync("/api/backend-resources/", body).ConfigureAwait(false);
            created.EnsureSuccessStatusCode();
        }

        var took = Stopwatch.GetElapsedTime(started) * ((double)rows / sample);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Three requests a row, one after the other: {took.TotalSeconds:0.0} s for {rows} rows (by {sample} of them)"));
    }

    private static async Task GetAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    private static List<InventoryItem> CreateInventory(JobServer server, int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => new InventoryItem { BackendId = $"id-{i}", Name = $"name {i}", Project = server.Seed.Project.Uuid })];
}
