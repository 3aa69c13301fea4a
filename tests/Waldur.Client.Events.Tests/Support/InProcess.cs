using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests;

/// <summary>Events of a fake server within the process, on a clock that the test moves.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    public InProcess(Action<FakeWaldurServer>? prepare = null, Credential? credential = null, EventOptions? options = null)
    {
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = Clock, Mode = FakeServerMode.Strict });
        prepare?.Invoke(Server);
        Server.ClearRequests();
        Waldur = Server.CreateClient(
            credential ?? new TokenCredential(Server.Seed.AgentToken),
            new ClientOptions { TimeProvider = Clock, LoggerFactory = Log });
        Events = Waldur.Events(options ?? new EventOptions { Registration = EventRegistration.Agent(Server.Seed.Offering.Uuid, "sdk-agent") });
    }

    public FakeClock Clock { get; } = new();

    public DateTimeOffset Start { get; } = new FakeClock().GetUtcNow();

    public KeptLog Log { get; } = new();

    public FakeWaldurServer Server { get; }

    public WaldurClient Waldur { get; }

    public WaldurEvents Events { get; }

    public int RegistrationCount => Server.Requests.Count(request => request.Path.EndsWith("/register_queue/", StringComparison.Ordinal));

    public Task ConnectAsync() => UntilAsync(state => state.IsConnected);

    /// <summary>Waits for a state, and moves the clock meanwhile so that waits for the next attempt pass.</summary>
    public async Task UntilAsync(Func<EventState, bool> condition, bool moveClock = true)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition(Events.State))
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20), "{0}", Events.State);
            await Task.Delay(5, TestContext.Current.CancellationToken);
            if (moveClock && Events.State.Status is EventStatus.Waiting)
            {
                Clock.Advance(TimeSpan.FromSeconds(10));
            }
        }
    }

    /// <summary>Waits until the server knows of so many connections.</summary>
    public static async Task UntilConnectionsAsync(FakeWaldurServer server, int count)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (server.Broker.Connections != count)
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20), "{0}", server.Broker);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        Waldur.Dispose();
        await Server.DisposeAsync();
    }
}
