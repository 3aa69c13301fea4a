using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Drives a Waldur marketplace. One client serves a whole program: it is safe to use from many threads, and pools its
/// connections.
/// </summary>
public sealed partial class WaldurClient : IWaldurClient, IApiClientOwner, IConnectionOwner, IDisposable
{
    private const string OwnPath = "/api";
    private readonly IApiClient _client;
    private readonly ApiClient? _owned;
    private readonly KnownVersion _version;

    /// <summary>Makes a client with a transport of its own.</summary>
    /// <param name="endpoint">The server's address, such as <c>https://waldur.example.com</c>; a path prefix is kept, a final <c>/api</c> is not needed.</param>
    /// <param name="credential">Who the client is to the server.</param>
    /// <param name="options">Time limits, repetition, clock and logging; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a server.</exception>
    public WaldurClient(string endpoint, Credential credential, ClientOptions? options = null)
        : this(new ApiClient(ApiEndpoint.Normalise(endpoint, OwnPath), credential, options, WaldurProduct.Instance))
    {
    }

    /// <inheritdoc cref="WaldurClient(string, Credential, ClientOptions)"/>
    public WaldurClient(Uri endpoint, Credential credential, ClientOptions? options = null)
        : this(new ApiClient(ApiEndpoint.Normalise(endpoint, OwnPath), credential, options, WaldurProduct.Instance))
    {
    }

    /// <summary>
    /// Makes a client over the caller's <see cref="HttpClient"/> (or another invoker of a handler), which it does not dispose.
    /// The handler should neither follow redirects nor keep cookies.
    /// </summary>
    /// <param name="transport">The caller's transport. Its own time limit counts besides those of the options.</param>
    /// <param name="endpoint">The server's address, such as <c>https://waldur.example.com</c>.</param>
    /// <param name="credential">Who the client is to the server.</param>
    /// <param name="options">Time limits, repetition, clock and logging; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The address is none of a server.</exception>
    public WaldurClient(HttpMessageInvoker transport, string endpoint, Credential credential, ClientOptions? options = null)
        : this(new ApiClient(NotNull(transport), ApiEndpoint.Normalise(endpoint, OwnPath), credential, options, WaldurProduct.Instance))
    {
    }

    private WaldurClient(ApiClient client)
        : this(client, client.Endpoint, client.Options, new KnownVersion(client.Options.TimeProvider)) => _owned = client;

    private WaldurClient(IApiClient client, Uri endpoint, ClientOptions options, KnownVersion version)
    {
        _version = version;
        _client = client;
        Endpoint = endpoint;
        Options = options;
        Poller = new Poller(options.TimeProvider, random: null, endpoint.Authority, options.LoggerFactory.CreateSafeLogger(WaldurProduct.Instance.Name));
        Telemetry = new WaldurTelemetry(endpoint, options.TimeProvider);
        Urls = new WaldurUrls(endpoint);
        BackendResourceRequests = new BackendResourceRequestsGroup(this);
        BackendResources = new BackendResourcesGroup(this);
        RemoteSynchronisations = new RemoteSynchronisationsGroup(this);
        SoftwareCatalogs = new SoftwareCatalogsGroup(this);
        ProviderResources = new ProviderResources(this);
        Offerings = new Offerings(this);
        SiteAgents = new SiteAgents(this);
        EventConsumers = new EventConsumers(this);
    }

    /// <summary>The server's address, without <c>/api</c>; it ends with a slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>How the client calls.</summary>
    public ClientOptions Options { get; }

    /// <inheritdoc/>
    public IBackendResourceRequests BackendResourceRequests { get; }

    /// <inheritdoc/>
    public IBackendResources BackendResources { get; }

    /// <inheritdoc/>
    public IRemoteSynchronisations RemoteSynchronisations { get; }

    /// <inheritdoc/>
    public ISoftwareCatalogs SoftwareCatalogs { get; }

    /// <inheritdoc/>
    public IProviderResources ProviderResources { get; }

    /// <inheritdoc/>
    public IOfferings Offerings { get; }

    /// <inheritdoc/>
    public ISiteAgents SiteAgents { get; }

    /// <inheritdoc/>
    public IEventConsumers EventConsumers { get; }

    /// <inheritdoc/>
    public WaldurUrls Urls { get; }

    ClientConnection IConnectionOwner.Connection => ((IConnectionOwner)_client).Connection;

    internal Poller Poller { get; }

    internal WaldurTelemetry Telemetry { get; }

    IApiClient IApiClientOwner.ApiClient => _client;

    /// <inheritdoc cref="IWaldurClient.With"/>
    public WaldurClient With(CallOptions options) => new(_client.With(options), Endpoint, Options, _version);

    IWaldurClient IWaldurClient.With(CallOptions options) => With(options);

    internal ApiRequestBuilder ApiWith(CallOptions options) => new(_client.With(options));

    /// <inheritdoc/>
    public async Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default) =>
        (await Api.Version.GetAsync(cancellationToken).ConfigureAwait(false)).Value;

    /// <inheritdoc/>
    public async Task<bool> SupportsAsync(ApiOperation operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.SinceVersion is null
            || (await _version.GetAsync(GetVersionAsync, cancellationToken).ConfigureAwait(false)).Supports(operation);
    }

    /// <summary>Closes the connections, if the transport is the client's own.</summary>
    public void Dispose() => _owned?.Dispose();

    private static HttpMessageInvoker NotNull(HttpMessageInvoker transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        return transport;
    }
}
