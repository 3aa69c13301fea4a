namespace Waldur.Client.Events.Tests;

/// <summary>
/// A broker that tests play Waldur's part on: the fake's, or a real RabbitMQ. There is one real one, and tests cut its connections
/// and kill it: those that use it run one after the other, as one collection.
/// </summary>
internal abstract class TestBroker : IAsyncDisposable
{
    private static readonly string? Real = Environment.GetEnvironmentVariable("WALDUR_EVENTS_BROKER");

    /// <summary>The broker of this run: the fake's, or RabbitMQ where an environment variable says where one is.</summary>
    public static TheoryData<string> Names => Real is null ? ["fake"] : ["rabbitmq"];

    public abstract Uri Address { get; }

    public static async Task<TestBroker> StartAsync(string name) =>
        name == "fake" ? await FakeTestBroker.StartAsync() : new RabbitTestBroker(new Uri(Real!));

    /// <summary>Makes a queue as Waldur does, or one whose messages live less long than an hour.</summary>
    public abstract Task AddQueueAsync(string virtualHost, string queue, TimeSpan? messageLifetime = null);

    public abstract Task SetUserAsync(string virtualHost, string login, string password);

    public abstract Task DeleteQueueAsync(string virtualHost, string queue);

    public abstract Task DeleteUserAsync(string login);

    public abstract Task DeleteVirtualHostAsync(string virtualHost);

    public abstract Task PublishAsync(string virtualHost, string queue, string body);

    /// <summary>Breaks or closes all connections.</summary>
    public abstract Task CutAsync();

    /// <summary>Kills the broker.</summary>
    public abstract Task KillAsync();

    /// <summary>Starts it again.</summary>
    public abstract Task RestartAsync();

    public abstract ValueTask DisposeAsync();
}
