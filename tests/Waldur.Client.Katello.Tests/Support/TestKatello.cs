using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>A seeded fake Katello on a clock that the test moves, and an administrator's client of it.</summary>
internal sealed class TestKatello : IAsyncDisposable
{
    public const string AnySync = "/katello/api/organizations/{id}/sync_plans/{id}/sync";
    public const string AnyPlan = "/katello/api/organizations/{id}/sync_plans/{id}";
    public const string AnyPlans = "/katello/api/organizations/{id}/sync_plans";
    public const string AnyTask = "/foreman_tasks/api/tasks/{id}";

    private TestKatello(FakeKatelloServer server, FakeClock clock, KatelloClient client)
    {
        Server = server;
        Clock = clock;
        Client = client;
    }

    public static TheoryData<string> Releases => [.. FakeKatelloRelease.All.Select(release => release.Version)];

    public FakeKatelloServer Server { get; }

    public FakeClock Clock { get; }

    public KatelloClient Client { get; }

    public ISyncPlans Plans => Client.SyncPlans;

    public FakeKatelloSeed Seed => Server.Seed;

    public int Organization => Seed.Organization.Id;

    /// <summary>What was sent that could change something.</summary>
    public IEnumerable<RequestRecord> Writes => Server.Requests.Where(request => request.Method != "GET");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts on Thursday, 14 May 2026, 10:30 UTC; requests are sent again without waiting for the test to move the clock.</summary>
    public static TestKatello Start(string release = "4.14", FakeServerMode mode = FakeServerMode.Lenient)
    {
        var (server, clock) = Create(release, mode);
        return new TestKatello(server, clock, server.CreateClient(server.Seed.Admin, Quick));
    }

    /// <summary>The same over a loopback port, with the client's own transport.</summary>
    public static async Task<TestKatello> StartOnPortAsync(string release)
    {
        var (server, clock) = Create(release, FakeServerMode.Strict);
        var address = await server.StartAsync(cancellationToken: Cancellation);
        return new TestKatello(server, clock, new KatelloClient(address, Login(server.Seed.Admin), Quick));
    }

    public static BasicCredential Login(FakeKatelloUser user) => new(user.Login, user.Password);

    public KatelloClient As(FakeKatelloUser user) => Server.CreateClient(user, Quick);

    public KatelloClient OnClock() => Server.CreateClient(Seed.Admin);

    public FakeSyncPlan Stored(int id) => Server.SyncPlans.Single(plan => plan.Id == id);

    public FakeSyncPlan Stored(string name) => Server.SyncPlans.Single(plan => plan.Name == name);

    public void Response(int status, string body, string contentType = "application/json; charset=utf-8", string? method = null, bool actsFirst = false)
    {
        var fault = Fault.Respond(status, body, contentType);
        Server.Faults.Add(new FaultRule { Fault = actsFirst ? fault.AfterActing() : fault, Method = method });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    // Repetitions wait for a millisecond at most, so that only waits for tasks need the clock to be moved.
    public static ClientOptions Quick { get; } = new()
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(1),
        LostResponse = new LostResponseOptions
        {
            Patience = TimeSpan.FromMilliseconds(20),
            LookUpInterval = TimeSpan.FromMilliseconds(1),
            MaxLookUpInterval = TimeSpan.FromMilliseconds(5),
        },
    };

    /// <summary>A client's way to read lists that leaves rows out, which must not count for jobs.</summary>
    public static PageOptions Partial { get; } = new() { PageSize = 2, Mode = PagingMode.Quick, StartPage = 2, MaxItems = 1 };

    private static (FakeKatelloServer Server, FakeClock Clock) Create(string release, FakeServerMode mode)
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 5, 14, 10, 30, 0, TimeSpan.Zero));
        var found = FakeKatelloRelease.All.Single(candidate => candidate.Version == release);
        return (FakeKatelloServer.CreateSeeded(found, new FakeServerOptions { Clock = clock, Mode = mode }), clock);
    }
}
