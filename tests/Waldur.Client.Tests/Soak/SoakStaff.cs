using System.Collections.Concurrent;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Staff who ask for reports, one who imports for each offering, one who ensures a remote synchronisation.</summary>
internal sealed class SoakStaff(SoakWorld world, Random random) : IDisposable
{
    private readonly Lazy<WaldurClient> _client = new(() => world.NewClient(world.Server.Seed.StaffToken, new SoakProcess(), random.Next()));
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, int>> _imported = new();
    private int _asks;

    private WaldurClient Waldur => _client.Value;

    /// <summary>How often a report was asked for.</summary>
    public int Asks => Volatile.Read(ref _asks);

    /// <summary>How the last ensured synchronisation should be; null before.</summary>
    public string? EnsuredName { get; private set; }

    /// <summary>How often each backend id of an offering was reported as imported, or perhaps imported.</summary>
    public IReadOnlyDictionary<string, int> ImportedOf(Guid offering) => _imported.GetOrAdd(offering, _ => new());

    public IEnumerable<Task> StartAll(CancellationToken end) =>
    [
        AskAsync(new Random(random.Next()), end),
        AskAsync(new Random(random.Next()), end),
        AskAsync(new Random(random.Next()), end),
        .. world.Offerings.Select(offering => ImportAsync(offering, end)),
        EnsureAsync(end),
    ];

    public void Dispose() => Waldur.Dispose();

    private async Task AskAsync(Random choice, CancellationToken end)
    {
        var options = new WaitOptions { Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromMinutes(10) };
        while (!end.IsCancellationRequested)
        {
            Interlocked.Increment(ref _asks);
            await world.ToleratedAsync(WaitAsync(world.Offerings[choice.Next(world.Offerings.Count)], options), "asking");
        }
    }

    private async Task WaitAsync(FakeOffering offering, WaitOptions options)
    {
        var wait = await Waldur.BackendResourceRequests.RequestAndWaitAsync(offering.Uuid, options);
        var request = world.Server.BackendResourceRequests.FirstOrDefault(row => row.Uuid == wait.Value?.Uuid);
        var isRight = wait.Outcome switch
        {
            WaitOutcome.Reached => request?.State == "Done",
            WaitOutcome.Failed => request?.State == "Erred",
            _ => true,
        };
        if (!isRight || (request is not null && request.Offering != offering))
        {
            world.Wrongs.Add($"Asking for {offering.Name}: {wait}, but request {wait.Value?.Uuid:N} is {request?.State} of {request?.Offering.Name}.");
        }
    }

    private async Task ImportAsync(FakeOffering offering, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(45), world.Clock, CancellationToken.None);
            await world.ToleratedAsync(ImportAllAsync(offering), "importing");
        }
    }

    private async Task ImportAllAsync(FakeOffering offering)
    {
        var summary = await Waldur.BackendResources.ImportAllAsync(new BackendResourcesQuery { OfferingUuid = offering.Uuid });
        foreach (var result in summary.Results)
        {
            if (result.Source.Offering != offering.Uuid)
            {
                world.Wrongs.Add($"{result.Source.BackendId} of another offering was imported for {offering.Name}: {result}.");
            }

            if (result.Outcome is ImportOutcome.Imported or ImportOutcome.ProbablyImported or ImportOutcome.Uncertain)
            {
                _imported.GetOrAdd(offering.Uuid, _ => new()).AddOrUpdate(result.Source.BackendId, 1, (_, count) => count + 1);
            }

            // The resource's uuid may be foreign: only the server knows what it has just made.
            if (result.Outcome == ImportOutcome.Imported && !world.Server.Resources.Any(row => row.Offering == offering && row.BackendId == result.Source.BackendId))
            {
                world.Wrongs.Add($"{result.Source.BackendId} is told Imported, but there is no resource of it.");
            }
        }
    }

    private async Task EnsureAsync(CancellationToken end)
    {
        for (var version = 0; !end.IsCancellationRequested; version++)
        {
            var name = $"University v{version}";
            await Task.Delay(TimeSpan.FromSeconds(20), world.Clock, CancellationToken.None);
            await world.ToleratedAsync(EnsureAsync(name), "ensuring");
        }
    }

    private async Task EnsureAsync(string name)
    {
        var desired = new RemoteSynchronisationCreate
        {
            ApiUrl = "https://remote.example/api/",
            Token = "0123456789abcdef",
            RemoteOrganizationUuid = Guid.Parse("11111111-2222-3333-4444-555555555555"),
            RemoteOrganizationName = name,
            LocalServiceProvider = Waldur.Urls.For(WaldurObject.ServiceProvider, world.Server.Seed.Provider.Uuid),
            Categories =
            [
                new RemoteLocalCategoryCreate
                {
                    LocalCategory = Waldur.Urls.For(WaldurObject.Category, world.Server.Seed.Category.Uuid),
                    RemoteCategory = world.Server.Seed.RemoteCategory.Uuid,
                },
            ],
        };
        await Waldur.RemoteSynchronisations.EnsureAsync(desired);
        EnsuredName = name;

        // Nobody else changes it: what is said to be so is so, and stays.
        if (world.Server.RemoteSynchronisations is not [var row] || row.RemoteOrganizationName != name)
        {
            world.Wrongs.Add($"{name} was ensured, but there is {string.Join(", ", world.Server.RemoteSynchronisations.Select(row => row.RemoteOrganizationName))}.");
        }
    }
}
