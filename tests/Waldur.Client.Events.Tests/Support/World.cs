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
    private readonly TimeProvider _timeProvider;

    private World(FakeWaldurServer server, TestBroker? real, TimeProvider timeProvider)
    {
        Server = server;
        _real = real;
        _timeProvider = timeProvider;
        Credential = new MutableCredential(server.Seed.AgentToken);
        Waldur = CreateClient(Credential);
    }

    public FakeWaldurServer Server { get; }

    public MutableCredential Credential { get; }

    public KeptLog Log { get; } = new();

    public WaldurClient Waldur { get; }

    /// <summary>How many messages a real broker did not take.</summary>
    public int LostMessages { get; private set; }

    public bool IsReal => _real is not null;

    public Uri BrokerAddress => _real?.Address ?? new UriBuilder(new Uri(Server.Endpoint, "/rmqws-stomp")) { Scheme = "ws" }.Uri;

    public static async Task<World> StartAsync(string broker, TimeProvider? timeProvider = null)
    {
        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new World(server, broker == "fake" ? null : await TestBroker.StartAsync(broker), timeProvider ?? TimeProvider.System);
    }

    public WaldurClient CreateClient(Credential credential)
    {
        HttpMessageHandler handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (_real is not null)
        {
            handler = new CarryOver(_real) { InnerHandler = handler };
        }

        return new WaldurClient(new HttpMessageInvoker(handler), Server.Endpoint.ToString(), credential, new ClientOptions { LoggerFactory = Log, TimeProvider = _timeProvider });
    }

    public WaldurEvents Listen(EventRegistration? registration = null, WaldurClient? waldur = null, double heartBeat = 10, Uri? address = null) => (waldur ?? Waldur).Events(new EventOptions
    {
        Registration = registration ?? EventRegistration.Agent(Server.Seed.Offering.Uuid, "sdk-agent", "1.2.3"),
        Broker = address ?? _real?.Address,
        HeartBeat = TimeSpan.FromSeconds(heartBeat),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(100),
    });

    /// <summary>Makes a request, whose message is lost where nobody takes it.</summary>
    /// <param name="offering">The offering.</param>
    /// <param name="copies">How many times its message comes.</param>
    public async Task<Guid> RequestAsync(FakeOffering? offering = null, int copies = 1)
    {
        if (!IsReal)
        {
            Server.Broker.DuplicateMessages(copies == 2 ? 1 : 0);
            Server.Broker.LoseMessages(copies == 0 ? 1 : 0);
        }

        var uuid = Server.AddBackendResourceRequest(offering ?? Server.Seed.Offering).Uuid;
        if (IsReal)
        {
            await CarryMessagesAsync(copies);
        }

        return uuid;
    }

    // A real broker that is away does not take a message; Waldur has the request all the same.
    private async Task CarryMessagesAsync(int copies)
    {
        foreach (var queue in Server.Broker.Queues.Where(queue => queue.Messages > 0))
        {
            foreach (var body in Server.Broker.Take(queue.VirtualHost, queue.Name))
            {
                for (var i = 0; i < copies; i++)
                {
                    try
                    {
                        await _real!.PublishAsync(queue.VirtualHost, queue.Name, body);
                    }
                    catch (HttpRequestException)
                    {
                        LostMessages++;
                    }
                }
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
