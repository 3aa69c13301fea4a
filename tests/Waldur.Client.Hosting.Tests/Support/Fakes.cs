namespace Waldur.Client.Hosting.Tests;

/// <summary>Fake servers on a loopback port, where a client's own transport finds them.</summary>
internal static class Fakes
{
    public static async Task<FakeWaldurServer> StartWaldurAsync()
    {
        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return server;
    }

    public static async Task<FakeKatelloServer> StartKatelloAsync()
    {
        var server = FakeKatelloServer.CreateSeeded();
        await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>The settings of a client and of a quick agent of this server.</summary>
    public static (string Key, string? Value)[] AgentSettings(this FakeWaldurServer server, params (string Key, string? Value)[] more) =>
    [
        ("Waldur:Endpoint", server.Endpoint.ToString()),
        ("Waldur:Token", server.Seed.AgentToken),
        ("Waldur:Agent:Offerings", server.Seed.Offering.Uuid.ToString()),
        ("Waldur:Agent:JournalFolder", "claims"),
        ("Waldur:Agent:PollInterval", "00:00:00.05"),
        .. more,
    ];
}
