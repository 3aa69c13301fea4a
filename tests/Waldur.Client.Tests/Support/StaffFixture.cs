using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>A strict server on a clock that stands still, and its staff's client.</summary>
public abstract class StaffFixture : IAsyncDisposable
{
    protected StaffFixture()
    {
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = Clock, Mode = FakeServerMode.Strict });
        Waldur = Server.CreateClient(Server.Seed.StaffToken, Unhurried);
    }

    // The clock runs on while a call is under way in real time: no usual limit may come to strike by that.
    protected ClientOptions Unhurried => new() { TimeProvider = Clock, Timeout = TimeSpan.FromDays(1), AttemptTimeout = TimeSpan.FromDays(1) };

    protected FakeClock Clock { get; } = new();

    protected FakeWaldurServer Server { get; }

    protected WaldurClient Waldur { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Waldur.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A client behind a proxy that does with requests what a test says.</summary>
    protected WaldurClient Connect(InterceptingHandler proxy, ClientOptions? options = null) =>
        new(new HttpMessageInvoker(proxy), Server.Endpoint.ToString(), Credential.FromToken(Server.Seed.StaffToken), options ?? Unhurried);

    protected Task<T> RunClockAsync<T>(Task<T> task, TimeSpan? step = null) => Clock.RunUntilCompletedAsync(task, step ?? TimeSpan.FromSeconds(2));

    protected void Fault(FaultKind kind, string method, string path, int? times = 1, int skip = 0) =>
        Server.Faults.Add(new FaultRule { Kind = kind, Method = method, Path = path, Times = times, Skip = skip });
}
