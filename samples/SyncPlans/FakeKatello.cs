using Waldur.Client.Katello;
using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>A fake Katello in this process, on a port that only this machine can reach.</summary>
internal static class FakeKatello
{
    /// <summary>Starts the server, and says so.</summary>
    public static async Task<FakeKatelloServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = FakeKatelloServer.CreateSeeded();
        server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = TimeSpan.FromSeconds(4) };
        await server.StartAsync(cancellationToken: cancellationToken);
        Screen.Line($"Katello: a fake one in this process, {server.Endpoint} (set KATELLO_URL, KATELLO_USER and KATELLO_PASSWORD to use another)");
        return server;
    }

    /// <summary>Makes a client that reaches the server over HTTP, as its administrator.</summary>
    public static KatelloClient Connect(FakeKatelloServer server) =>
        new(server.Endpoint, new BasicCredential(server.Seed.Admin.Login, server.Seed.Admin.Password));
}
