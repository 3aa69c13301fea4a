namespace Waldur.Client.Testing;

public sealed partial class FakeWaldurServer
{
    private FakeWaldurSeed? _seed;

    /// <summary>What <see cref="CreateSeeded"/> put in.</summary>
    /// <exception cref="InvalidOperationException">The server was not made by <see cref="CreateSeeded"/>.</exception>
    public FakeWaldurSeed Seed =>
        _seed ?? throw new InvalidOperationException("Only a server from FakeWaldurServer.CreateSeeded has a seed.");

    /// <summary>Makes a Waldur with users, offerings, projects, a plan and a provider, and no rows in the four groups.</summary>
    /// <param name="options">How it is made; the system's clock and the lenient manner when left out.</param>
    /// <returns>The server; <see cref="Seed"/> says what is in it.</returns>
    public static FakeWaldurServer CreateSeeded(FakeServerOptions? options = null)
    {
        var server = new FakeWaldurServer(options);
        server._seed = new FakeWaldurSeed(server);
        return server;
    }
}
