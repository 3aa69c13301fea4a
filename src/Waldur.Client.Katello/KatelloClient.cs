using Waldur.Client.Core;
using Waldur.Client.Katello.Api;

namespace Waldur.Client.Katello;

/// <summary>
/// Drives the sync plans of a Katello server (Foreman with Katello 3.10 to 5.0). One client serves a whole program: it is
/// safe to use from many threads, and pools its connections.
/// </summary>
public sealed partial class KatelloClient : IKatelloClient, IApiClientOwner, IDisposable
{
    // What users paste as the server's address may end in any part of this.
    private const string OwnPath = "/katello/api/v2";
    private readonly IApiClient _client;
    private readonly ApiClient? _owned;

    /// <summary>Makes a client with a transport of its own.</summary>
    /// <param name="endpoint">The server's address, such as <c>https://katello.example.com</c>; a path prefix is kept, a final <c>/katello/api</c> is not needed.</param>
    /// <param name="credential">Who the client is to the server, usually a <see cref="BasicCredential"/> with a password or personal access token.</param>
    /// <param name="options">Time limits, repetition, clock and logging; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a server.</exception>
    public KatelloClient(string endpoint, Credential credential, ClientOptions? options = null)
        : this(new ApiClient(ApiEndpoint.Normalise(endpoint, OwnPath), credential, options, KatelloProduct.Instance))
    {
    }

    /// <inheritdoc cref="KatelloClient(string, Credential, ClientOptions)"/>
    public KatelloClient(Uri endpoint, Credential credential, ClientOptions? options = null)
        : this(new ApiClient(ApiEndpoint.Normalise(endpoint, OwnPath), credential, options, KatelloProduct.Instance))
    {
    }

    /// <summary>
    /// Makes a client over the caller's <see cref="HttpClient"/> (or another invoker of a handler), which it does not dispose:
    /// for instance one that trusts Katello's own certificate authority. The handler should neither follow redirects nor keep cookies.
    /// </summary>
    /// <param name="transport">The caller's transport. Its own time limit counts besides those of the options.</param>
    /// <param name="endpoint">The server's address, such as <c>https://katello.example.com</c>.</param>
    /// <param name="credential">Who the client is to the server.</param>
    /// <param name="options">Time limits, repetition, clock and logging; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a server.</exception>
    public KatelloClient(HttpMessageInvoker transport, string endpoint, Credential credential, ClientOptions? options = null)
        : this(new ApiClient(NotNull(transport), ApiEndpoint.Normalise(endpoint, OwnPath), credential, options, KatelloProduct.Instance))
    {
    }

    private KatelloClient(ApiClient client)
        : this(client, client.Endpoint, client.Options) => _owned = client;

    private KatelloClient(IApiClient client, Uri endpoint, ClientOptions options)
    {
        _client = client;
        Endpoint = endpoint;
        Options = options;
        Poller = new Poller(options.TimeProvider, random: null, endpoint.Authority, options.LoggerFactory.CreateSafeLogger(KatelloProduct.Instance.Name));
        Telemetry = new ClientTelemetry(ApiTelemetry.Get(KatelloProduct.Instance), endpoint, options.TimeProvider);
        Organizations = new Organizations(this);
        Products = new Products(this);
        Tasks = new ForemanTasks(this);
        SyncPlans = new SyncPlans(this, Products, Tasks);
    }

    /// <summary>The server's address, without <c>/katello/api</c>; it ends with a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>How the client calls.</summary>
    public ClientOptions Options { get; }

    /// <inheritdoc/>
    public IOrganizations Organizations { get; }

    /// <inheritdoc/>
    public IProducts Products { get; }

    /// <inheritdoc/>
    public ISyncPlans SyncPlans { get; }

    /// <inheritdoc/>
    public ITasks Tasks { get; }

    internal Poller Poller { get; }

    internal ClientTelemetry Telemetry { get; }

    IApiClient IApiClientOwner.ApiClient => _client;

    /// <inheritdoc cref="IKatelloClient.With"/>
    public KatelloClient With(CallOptions options) => new(_client.With(options), Endpoint, Options);

    IKatelloClient IKatelloClient.With(CallOptions options) => With(options);

    internal KatelloRequestBuilder KatelloWith(CallOptions options) => new(_client.With(options));

    internal ForemanTasksRequestBuilder ForemanTasksWith(CallOptions options) => new(_client.With(options));

    /// <summary>Closes the connections, if the transport is the client's own.</summary>
    public void Dispose() => _owned?.Dispose();

    private static HttpMessageInvoker NotNull(HttpMessageInvoker transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        return transport;
    }
}
