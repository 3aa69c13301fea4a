using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>Events go through whatever transport the client has.</summary>
public class TransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_callers_client_carries_events_beyond_its_own_time_limit()
    {
        await using var server = await StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(1) };
        using var waldur = new WaldurClient(http, server.Endpoint.ToString(), new TokenCredential(server.Seed.AgentToken));
        await ShouldHearAsync(server, waldur, TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task The_clients_own_transport_carries_events_beyond_its_limits_of_time()
    {
        await using var server = await StartAsync();
        var options = new ClientOptions { Timeout = TimeSpan.FromSeconds(1), AttemptTimeout = TimeSpan.FromSeconds(1) };
        using var waldur = new WaldurClient(server.Endpoint, new TokenCredential(server.Seed.AgentToken), options);
        await ShouldHearAsync(server, waldur, TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task The_broker_is_found_on_the_host_whatever_the_path_of_the_api()
    {
        await using var server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { PathPrefix = "/waldur" });
        await server.StartAsync(cancellationToken: Token);
        using var waldur = new WaldurClient(server.Endpoint, new TokenCredential(server.Seed.AgentToken));
        await using var events = Listen(server, waldur);
        await events.WaitUntilConnectedAsync(Token);
        events.Broker.AbsolutePath.Should().Be("/rmqws-stomp");
        events.Broker.Scheme.Should().Be("ws");
    }

    [Fact]
    public async Task An_encrypted_server_has_an_encrypted_broker()
    {
        using var waldur = new WaldurClient("https://h.example:8443/waldur/api/", new BearerCredential("a.b.c"));
        await using var events = waldur.Events(new EventOptions { Registration = EventRegistration.Global() });
        events.Broker.Should().Be(new Uri("wss://h.example:8443/rmqws-stomp"));
    }

    [Theory]
    [InlineData("ws://events.example.com:15674/ws")]
    [InlineData("ws://192.0.2.1/ws")]
    public async Task A_broker_that_is_not_encrypted_is_refused_before_anything_is_sent(string broker)
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var waldur = new WaldurClient(
            new HttpMessageInvoker(server.CreateHandler()), "https://waldur.example.com", new TokenCredential(server.Seed.AgentToken));
        var options = new EventOptions { Registration = EventRegistration.Global(), Broker = new Uri(broker) };
        waldur.Invoking(client => client.Events(options)).Should().Throw<ArgumentException>()
            .WithMessage("*not encrypted*wss://*AllowUnencrypted*").Which.Message.Should().NotContain(server.Seed.AgentToken);
        server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ws://events.example.com:15674/ws", true, true)]
    [InlineData("ws://127.0.0.1:9/ws", false, false)]
    [InlineData("ws://localhost:9/ws", false, false)]
    [InlineData("ws://[::1]:9/ws", false, false)]
    [InlineData("wss://events.example.com/ws", false, false)]
    public async Task Other_brokers_may_be_named(string broker, bool allowUnencrypted, bool isWarnedOf)
    {
        var log = new KeptLog();
        using var waldur = new WaldurClient(
            "https://waldur.example.com", new BearerCredential("a.b.c"), new ClientOptions { AllowUnencrypted = allowUnencrypted, LoggerFactory = log });
        await using var events = waldur.Events(new EventOptions { Registration = EventRegistration.Global(), Broker = new Uri(broker) });
        events.Broker.Should().Be(new Uri(broker));
        log.Lines.Any(line => line.Text.Contains("is not encrypted", StringComparison.Ordinal)).Should().Be(isWarnedOf);
    }

    [Fact]
    public async Task The_credential_is_not_sent_with_the_handshake()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        var seen = new SeenHeaders(server.CreateHandler());
        using var waldur = new WaldurClient(new HttpMessageInvoker(seen), server.Endpoint.ToString(), new TokenCredential(server.Seed.AgentToken));
        await using var events = Listen(server, waldur);
        await events.WaitUntilConnectedAsync(Token);
        seen.OfHandshake.Should().Contain("Sec-WebSocket-Key").And.NotContain("Authorization");
    }

    private static async Task<FakeWaldurServer> StartAsync()
    {
        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: Token);
        return server;
    }

    private static WaldurEvents Listen(FakeWaldurServer server, WaldurClient waldur) =>
        waldur.Events(new EventOptions { Registration = EventRegistration.Agent(server.Seed.Offering.Uuid, "sdk-agent") });

    private static async Task ShouldHearAsync(FakeWaldurServer server, WaldurClient waldur, TimeSpan after)
    {
        await using var events = Listen(server, waldur);
        var wake = events.CreateWakeSource();
        await events.WaitUntilConnectedAsync(Token);
        await wake.WaitAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), Token);
        await Task.Delay(after, Token);
        server.AddBackendResourceRequest(server.Seed.Offering);
        (await wake.WaitAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), Token)).Should().Be(WakeReason.Hint);
        events.State.Connections.Should().Be(1);
    }

    private sealed class SeenHeaders(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public IReadOnlyList<string> OfHandshake { get; private set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Scheme.StartsWith("ws", StringComparison.Ordinal))
            {
                OfHandshake = [.. request.Headers.NonValidated.Select(header => header.Key)];
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
