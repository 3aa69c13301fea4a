using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>A fake Waldur in this process, on a port that only this machine can reach.</summary>
internal static class SampleServer
{
    /// <summary>Starts the server, and says so.</summary>
    public static async Task<FakeWaldurServer> StartFakeAsync(CancellationToken cancellationToken)
    {
        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: cancellationToken);
        Screen.Line($"Waldur: a fake one in this process, {server.Endpoint} (set WALDUR_URL and WALDUR_TOKEN to use another)");
        return server;
    }

    /// <summary>Makes a client that reaches the server over HTTP, as one of its users.</summary>
    public static WaldurClient Connect(FakeWaldurServer server, string token) => new(server.Endpoint, Credential.FromToken(token));
}
