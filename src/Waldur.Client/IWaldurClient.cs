using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What a program uses of a Waldur marketplace, so that a test can put something else in its place.</summary>
public interface IWaldurClient
{
    /// <summary>Requests by staff to site agents to report what the backend of an offering holds.</summary>
    IBackendResourceRequests BackendResourceRequests { get; }

    /// <summary>Resources that a backend holds and that can be imported into the marketplace.</summary>
    IBackendResources BackendResources { get; }

    /// <summary>Rules that keep local offerings in step with those of an organisation of another Waldur.</summary>
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

    /// <summary>Asks the server which version it is: <c>GET /api/version/</c>. Also a cheap test of address and token.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version, and the newest one where the server knows it.</returns>
    /// <exception cref="ApiException">The call failed; the derived type says how.</exception>
    Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default);
}
