using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What a program uses of a Waldur marketplace, so that a test can put something else in its place.</summary>
public interface IWaldurClient
{
    /// <summary>Requests by staff to site agents to report what the backend of an offering holds.</summary>
    IBackendResourceRequests BackendResourceRequests { get; }

    /// <summary>Resources that a backend holds and that can be imported into the marketplace.</summary>
    IBackendResources BackendResources { get; }

    /// <summary>Rules that keep local offerings in step with those of an organization of another Waldur.</summary>
    IRemoteSynchronisations RemoteSynchronisations { get; }

    /// <summary>Catalogs of software that can be installed.</summary>
    ISoftwareCatalogs SoftwareCatalogs { get; }

    /// <summary>Resources that the marketplace has, as the providers of their offerings see them.</summary>
    IProviderResources ProviderResources { get; }

    /// <summary>Offerings, as their providers see them: their plans, components, state and rules.</summary>
    IOfferings Offerings { get; }

    /// <summary>How site agents show themselves to operators: identities, services, processors, statistics, logs.</summary>
    ISiteAgents SiteAgents { get; }

    /// <summary>Queues of events at the server's broker.</summary>
    IEventConsumers EventConsumers { get; }

    /// <summary>Addresses of Waldur's objects: made of uuids, and read.</summary>
    WaldurUrls Urls { get; }

    /// <summary>Requests under <c>/api/</c>: every operation of the description, one by one.</summary>
    ApiRequestBuilder Api { get; }

    /// <summary>The same client with other time limits, retries or headers for the calls made through it; it shares everything else.</summary>
    /// <param name="options">What the calls set for themselves.</param>
    /// <returns>A light view of this client, which need not be disposed.</returns>
    IWaldurClient With(CallOptions options);

    /// <summary>Whether the server has an operation, going by its version, which is asked for once an hour: <c>GET /api/version/</c>.</summary>
    /// <param name="operation">One of <see cref="WaldurOperations"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where the operation came with a later release than the server's.</returns>
    /// <exception cref="ApiException">The call failed; the derived type says how.</exception>
    Task<bool> SupportsAsync(ApiOperation operation, CancellationToken cancellationToken = default);

    /// <summary>Asks the server which version it is: <c>GET /api/version/</c>. Also a cheap test of address and token.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version, and the newest one where the server knows it.</returns>
    /// <exception cref="ApiException">The call failed; the derived type says how.</exception>
    Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default);
}
