namespace Waldur.Client.Testing;

public sealed partial class FakeKatelloServer
{
    private FakeKatelloSeed? _seed;

    /// <summary>What <see cref="CreateSeeded"/> put in.</summary>
    /// <exception cref="InvalidOperationException">The server was not made by <see cref="CreateSeeded"/>.</exception>
    public FakeKatelloSeed Seed =>
        _seed ?? throw new InvalidOperationException("Only a server from FakeKatelloServer.CreateSeeded has a seed.");

    /// <summary>Makes a Katello with users, two organizations, products and two sync plans.</summary>
    /// <param name="release">The release; the newest when left out.</param>
    /// <param name="options">How it is made; the system's clock and the lenient manner when left out.</param>
    /// <returns>The server; <see cref="Seed"/> says what is in it.</returns>
    public static FakeKatelloServer CreateSeeded(FakeKatelloRelease? release = null, FakeServerOptions? options = null)
    {
        var server = new FakeKatelloServer(release, options);
        server._seed = new FakeKatelloSeed(server);
        return server;
    }
}
