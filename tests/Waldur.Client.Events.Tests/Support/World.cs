using System.Text.Json.Nodes;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests;

/// <summary>
/// A fake Waldur whose queues are on one of the brokers: on its own, or on a real RabbitMQ, to which everything is carried over
/// that the fake does to its own.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private readonly TestBroker? _real;

    private World(FakeWaldurServer server, TestBroker? real)
    {
        Server = server;
        _real = real;
        Credential = new MutableCredential(server.Seed.AgentToken);
        Waldur = CreateClient(Credential);
    }

    public FakeWaldurServer Server { get; }

    public MutableCredential Credential { get; }

    public KeptLog Log { get; } = new();

    public WaldurClient Waldur { get; }

    public static async Task<World> StartAsync(string broker)
    {
        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new World(server, broker == "fake" ? null : await TestBroker.StartAsync(broker));
    }

    public WaldurClient CreateClient(Credential credential)
    {
        HttpMessageHandler handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (_real is not null)
        {
            handler = new CarryOver(_real) { InnerHandler = handler };
        }

        return new WaldurClient(new HttpMessageInvoker(handler), Server.Endpoint.ToString(), credential, new ClientOptions { LoggerFactory = Log });
    }

    public WaldurEvents Listen(EventRegistration? registration = null, WaldurClient? waldur = null, double heartBeat = 10) => (waldur ?? Waldur).Events(new EventOptions
    {
        Registration = registration ?? EventRegistration.Agent(Server.Seed.Offering.Uuid, "sdk-agent", "1.2.3"),
        Broker = _real?.Address,
        HeartBeat = TimeSpan.FromSeconds(heartBeat),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(100),
    });

    public async Task<Guid> RequestAsync(FakeOffering? offering = null)
    {
        var uuid = Server.AddBackendResourceRequest(offering ?? Server.Seed.Offering).Uuid;
        if (_real is not null)
        {
            await CarryMessagesAsync();
        }

        return uuid;
    }

    public async Task CarryMessagesAsync()
    {
        foreach (var queue in Server.Broker.Queues.Where(queue => queue.Messages > 0))
        {
            foreach (var body in Server.Broker.Take(queue.VirtualHost, queue.Name))
            {
                await _real!.PublishAsync(queue.VirtualHost, queue.Name, body);
            }
        }
    }

    public Task CutAsync() => _real?.CutAsync() ?? Do(Server.Broker.CutConnections);

    public Task KillAsync() => _real?.KillAsync() ?? Do(Server.Broker.Stop);

    public Task RestartAsync() => _real?.RestartAsync() ?? Do(Server.Broker.Start);

    public async Task DeleteQueuesAsync()
    {
        foreach (var queue in Server.Broker.Queues)
        {
            Server.Broker.DeleteQueue(queue.VirtualHost, queue.Name);
            if (_real is not null)
            {
                await _real.DeleteQueueAsync(queue.VirtualHost, queue.Name);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Waldur.Dispose();
        await Server.DisposeAsync();
        if (_real is not null)
        {
            await _real.DisposeAsync();
        }
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    /// <summary>Makes at the real broker what the fake has just made at its own.</summary>
    private sealed class CarryOver(TestBroker real) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var path = request.RequestUri!.AbsolutePath;
            var isSubscription = path.EndsWith("/register_event_subscription/", StringComparison.Ordinal);
            if (!response.IsSuccessStatusCode || !(isSubscription || path.EndsWith("/register_queue/", StringComparison.Ordinal)
                || path.EndsWith("/register/", StringComparison.Ordinal) || path.EndsWith("/create_queue/", StringComparison.Ordinal)))
            {
                return response;
            }

            var password = request.Headers.Authorization!.Parameter!;
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            var json = JsonNode.Parse(body)!;
            if (json["queue_name"] is { } queue)
            {
                await real.AddQueueAsync(json["vhost"]!.GetValue<string>(), queue.GetValue<string>());
            }

            if (json["rmq_username"] is { } login)
            {
                await real.SetUserAsync(json["vhost"]!.GetValue<string>(), login.GetValue<string>(), password);
            }

            if (isSubscription)
            {
                await real.SetUserAsync(json["user_uuid"]!.GetValue<string>(), json["uuid"]!.GetValue<string>(), password);
            }

            response.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            return response;
        }
    }
}
