using Waldur.Client.Katello;

namespace Waldur.Client.Testing;

/// <content>Clients of this server.</content>
public sealed partial class FakeKatelloServer
{
    /// <summary>Makes a client that talks to this server within the process, through the whole HTTP stack but the network.</summary>
    /// <param name="user">Whose client it is, such as <see cref="FakeKatelloSeed.Admin"/>.</param>
    /// <param name="options">How the client calls; by default on the server's clock.</param>
    /// <returns>The client.</returns>
    public KatelloClient CreateClient(FakeKatelloUser user, ClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        return CreateClient(user.Login, user.Password, options);
    }

    /// <summary>Makes a client that talks to this server within the process, through the whole HTTP stack but the network.</summary>
    /// <param name="user">The login.</param>
    /// <param name="password">The password, or a personal access token.</param>
    /// <param name="options">How the client calls; by default on the server's clock.</param>
    /// <returns>The client.</returns>
    public KatelloClient CreateClient(string user, string password, ClientOptions? options = null) => new(
        new HttpMessageInvoker(CreateHandler()),
        Endpoint.ToString(),
        new BasicCredential(user, password),
        options ?? new ClientOptions { TimeProvider = Clock });
}
