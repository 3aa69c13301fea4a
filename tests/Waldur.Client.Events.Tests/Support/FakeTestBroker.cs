using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests;

/// <summary>The fake server's broker on a port.</summary>
internal sealed class FakeTestBroker : TestBroker
{
    private readonly FakeWaldurServer _server;

    private FakeTestBroker(FakeWaldurServer server) => _server = server;

    public override Uri Address => new UriBuilder(new Uri(_server.Endpoint, "/rmqws-stomp")) { Scheme = "ws" }.Uri;

    public static async Task<FakeTestBroker> StartAsync()
    {
        var server = new FakeWaldurServer();
        await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new FakeTestBroker(server);
    }

    public override Task AddQueueAsync(string virtualHost, string queue, TimeSpan? messageLifetime = null) =>
        Do(() => _server.Broker.AddQueue(virtualHost, queue, messageLifetime));

    public override Task SetUserAsync(string virtualHost, string login, string password) =>
        Do(() => _server.Broker.SetUser(virtualHost, login, password));

    public override Task DeleteQueueAsync(string virtualHost, string queue) => Do(() => _server.Broker.DeleteQueue(virtualHost, queue));

    public override Task DeleteUserAsync(string login) => Do(() => _server.Broker.DeleteUser(login));

    public override Task DeleteVirtualHostAsync(string virtualHost) => Do(() => _server.Broker.DeleteVirtualHost(virtualHost));

    public override Task PublishAsync(string virtualHost, string queue, string body) =>
        Do(() => _server.Broker.Publish(virtualHost, queue, body).Should().BeTrue());

    public override Task CutAsync() => Do(_server.Broker.CutConnections);

    public override Task KillAsync() => Do(_server.Broker.Stop);

    public override Task RestartAsync() => Do(_server.Broker.Start);

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
