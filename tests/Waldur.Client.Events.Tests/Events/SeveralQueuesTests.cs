using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>Older servers have a queue for each type of object, each with a connection of its own.</summary>
public sealed class SeveralQueuesTests : IAsyncDisposable
{
    private static readonly int Count = Waldur.Client.Models.ObservableObjectType.Known.Count;
    private readonly FakeClock _clock = new();
    private readonly FakeWaldurServer _server;
    private readonly SlowHandshakes _handshakes;
    private readonly WaldurClient _waldur;
    private readonly WaldurEvents _events;

    public SeveralQueuesTests()
    {
        _server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = _clock });
        _handshakes = new SlowHandshakes(_server.CreateHandler());
        _waldur = new WaldurClient(
            new HttpMessageInvoker(_handshakes), _server.Endpoint.ToString(), new TokenCredential(_server.Seed.AgentToken), new ClientOptions { TimeProvider = _clock });
        _events = _waldur.Events(new EventOptions
        {
            Registration = EventRegistration.AgentSubscriptions(_server.Seed.Offering.Uuid, "older").WithAllObjectTypes(),
            ConnectTimeout = TimeSpan.FromMinutes(10),
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_are_opened_at_the_same_time()
    {
        await UntilAsync(() => _handshakes.Waiting == Count);

        _handshakes.Release(Count);

        await UntilAsync(() => _events.State.IsConnected);
        _server.Broker.Connections.Should().Be(Count);
        _events.State.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Those_that_are_open_stay_so_while_another_takes_long()
    {
        await UntilAsync(() => _handshakes.Waiting == Count);
        _handshakes.Release(Count - 1);
        await UntilAsync(() => _server.Broker.Queues.Count(queue => queue.Consumers > 0) == Count - 1);

        // The broker closes what is silent for 30 seconds.
        for (var passed = 0; passed < 100; passed += 5)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(30, Token);
        }

        _server.Broker.Connections.Should().Be(Count - 1);
        _handshakes.Release(1);
        await UntilAsync(() => _events.State.IsConnected);
        _events.State.Connections.Should().Be(1);
        _server.Broker.AcceptedConnections.Should().Be(Count);
    }

    [Fact]
    public async Task Readers_hear_of_the_connection_first_and_then_of_what_came_while_it_was_made()
    {
        await using var reader = _events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        var first = reader.MoveNextAsync();
        var wake = _events.CreateWakeSource();
        await UntilAsync(() => _handshakes.Waiting == Count);
        foreach (var queue in _server.Broker.Queues)
        {
            _server.Broker.Publish(queue.VirtualHost, queue.Name, "{}");
        }

        _handshakes.Release(Count - 1);
        await UntilAsync(() => _events.State.Messages == Count - 1);
        (await wake.WaitAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1), Token)).Should().Be(WakeReason.Hint, "a loop need not wait for the others");
        first.IsCompleted.Should().BeFalse();
        _handshakes.Release(1);

        (await first).Should().BeTrue();
        reader.Current.Kind.Should().Be(WaldurEventKind.Connected);
        for (var i = 0; i < Count; i++)
        {
            (await reader.MoveNextAsync()).Should().BeTrue();
            reader.Current.Kind.Should().Be(WaldurEventKind.Message);
        }
    }

    [Fact]
    public async Task When_one_is_refused_all_are_closed()
    {
        await UntilAsync(() => _handshakes.Waiting == Count);
        _handshakes.Release(Count - 1);
        await UntilAsync(() => _server.Broker.Queues.Count(queue => queue.Consumers > 0) == Count - 1);
        _server.Broker.RefuseLogins(1);

        _handshakes.Release(1);

        await UntilAsync(() => _events.State.FailedAttempts == 1);
        await InProcess.UntilConnectionsAsync(_server, 0);
        _events.State.Problem.Should().Contain("Bad CONNECT");
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _waldur.Dispose();
        await _server.DisposeAsync();
        _handshakes.Dispose();
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(10), "{0}, {1}", _events.State, _server.Broker);
            await Task.Delay(5, Token);
        }
    }

    /// <summary>Holds each handshake until the test lets it go on.</summary>
    private sealed class SlowHandshakes(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly SemaphoreSlim _gate = new(0);
        private int _waiting;

        public int Waiting => Volatile.Read(ref _waiting);

        public void Release(int count) => _gate.Release(count);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Scheme.StartsWith("ws", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _waiting);
                await _gate.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _gate.Dispose();
            base.Dispose(disposing);
        }
    }
}
