using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>A seeded fake Waldur in the strict manner, on a clock that stands still, with a client of staff and one of the agent.</summary>
internal sealed class TestWaldur : IAsyncDisposable
{
    public const string Requests = "/api/backend-resource-requests/";
    public const string Rows = "/api/backend-resources/";

    // Without limits of time: a slow machine must not look like a slow server while the clock is moved.
    private static readonly TimeSpan None = System.Threading.Timeout.InfiniteTimeSpan;

    public TestWaldur(int seed = 1)
    {
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = Clock, Mode = FakeServerMode.Strict, Seed = seed });
        Staff = NewClient(Seed.StaffToken);
        Agent = NewClient(Seed.AgentToken);
    }

    public FakeClock Clock { get; } = new();

    public FakeWaldurServer Server { get; }

    public FakeWaldurSeed Seed => Server.Seed;

    public Guid Offering => Seed.Offering.Uuid;

    public Guid Project => Seed.Project.Uuid;

    public WaldurClient Staff { get; }

    public WaldurClient Agent { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public IEnumerable<RequestRecord> Writes => Server.Requests.Where(request => request.Method is not ("GET" or "HEAD"));

    public WaldurClient NewClient(string token, int maxRetries = 4) => Server.CreateClient(token, Options(maxRetries));

    /// <summary>A client before whose requests something else happens.</summary>
    public WaldurClient NewClient(string token, Func<HttpRequestMessage, Task> before, int maxRetries = 4) => new(
        new HttpMessageInvoker(new Interceptor(Server.CreateHandler(), before)),
        Server.Endpoint.ToString(),
        Credential.FromToken(token),
        Options(maxRetries));

    public void Strike(FaultKind kind, string path, string? method = "POST", int? times = 1, int skip = 0) =>
        Server.Faults.Add(new FaultRule { Kind = kind, Method = method, Path = path, Times = times, Skip = skip });

    public Guid Ask() => Server.AddBackendResourceRequest(Seed.Offering).Uuid;

    public FakeBackendResourceRequest Stored(Guid request) => Server.BackendResourceRequests.Single(row => row.Uuid == request);

    public int Calls(string method, string pathEnd) =>
        Server.Requests.Count(request => request.Method == method && request.Path.EndsWith(pathEnd, StringComparison.Ordinal));

    public InventoryItem Item(string id, string? name = null, string? metadata = null) => new()
    {
        BackendId = id,
        Name = name ?? $"Name of {id}",
        Project = Project,
        Metadata = metadata is null ? null : RawJson.Parse(metadata),
    };

    /// <summary>Waits for what happens without the clock.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancellation);
        }
    }

    /// <summary>Moves the clock from timer to timer until a task has ended.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        await RunAsync((Task)task);
        return await task;
    }

    /// <inheritdoc cref="RunAsync{T}(Task{T})"/>
    public async Task RunAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancellation));
            if (!task.IsCompleted && Clock.NextDue is { } due)
            {
                Clock.Advance(due > Clock.GetUtcNow() ? due - Clock.GetUtcNow() : TimeSpan.Zero);
            }

            Cancellation.ThrowIfCancellationRequested();
        }

        await task;
    }

    private ClientOptions Options(int maxRetries) => new()
    {
        TimeProvider = Clock,
        Timeout = None,
        AttemptTimeout = None,
        MaxRetries = maxRetries,
    };

    public async ValueTask DisposeAsync()
    {
        Staff.Dispose();
        Agent.Dispose();
        await Server.DisposeAsync();
    }
}
