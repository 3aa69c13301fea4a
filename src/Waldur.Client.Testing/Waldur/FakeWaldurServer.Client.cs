namespace Waldur.Client.Testing;

/// <content>Clients of this server.</content>
public sealed partial class FakeWaldurServer
{
    /// <summary>Makes a client that talks to this server within the process, through the whole HTTP stack but the network.</summary>
    /// <param name="token">Whose client it is, such as <see cref="FakeWaldurSeed.StaffToken"/>.</param>
    /// <param name="options">How the client calls; by default on the server's clock.</param>
    /// <returns>The client.</returns>
    public WaldurClient CreateClient(string token, ClientOptions? options = null) =>
        CreateClient(Credential.FromToken(token), options);

    /// <summary>Makes a client that talks to this server within the process, through the whole HTTP stack but the network.</summary>
    /// <param name="credential">Whose client it is.</param>
    /// <param name="options">How the client calls; by default on the server's clock.</param>
    /// <returns>The client.</returns>
    public WaldurClient CreateClient(Credential credential, ClientOptions? options = null) => new(
        new HttpMessageInvoker(CreateHandler()),
        Endpoint.ToString(),
        credential,
        options ?? new ClientOptions { TimeProvider = Clock });
}
