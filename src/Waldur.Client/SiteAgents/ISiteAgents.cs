using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// How site agents show themselves to operators: an identity for each offering, its services, their processors, statistics and
/// logs. None of it is needed to work: an agent that nobody sees claims requests all the same.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels.
/// </remarks>
public interface ISiteAgents
{
    /// <summary>Lists identities, page by page: <c>GET /api/marketplace-site-agent-identities/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<AgentIdentity> ListIdentities(MarketplaceSiteAgentIdentitiesQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts identities: <c>HEAD /api/marketplace-site-agent-identities/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountIdentitiesAsync(MarketplaceSiteAgentIdentitiesQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads an identity: <c>GET /api/marketplace-site-agent-identities/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read.</returns>
    Task<AgentIdentity> GetIdentityAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads an identity that may be gone: <c>GET /api/marketplace-site-agent-identities/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<AgentIdentity?> TryGetIdentityAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Creates an identity, plainly: <c>POST /api/marketplace-site-agent-identities/</c>. See <see cref="EnsureIdentityAsync"/>.</summary>
    /// <param name="identity">What the agent says of itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new identity.</returns>
    /// <exception cref="ArgumentException">What is given is empty or too long; nothing was sent.</exception>
    Task<AgentIdentity> CreateIdentityAsync(AgentIdentityCreate identity, CancellationToken cancellationToken = default);

    /// <summary>Replaces all that an agent says of itself: <c>PUT /api/marketplace-site-agent-identities/{uuid}/</c>.</summary>
    /// <param name="uuid">The uuid of the identity.</param>
    /// <param name="identity">All of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The identity as it is now.</returns>
    /// <exception cref="ArgumentException">What is given is empty or too long; nothing was sent.</exception>
    Task<AgentIdentity> ReplaceIdentityAsync(Guid uuid, AgentIdentityUpdate identity, CancellationToken cancellationToken = default);

    /// <summary>Deletes an identity with its services, processors and queue: <c>DELETE /api/marketplace-site-agent-identities/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    Task<bool> DeleteIdentityAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes an identity what is desired, whether it exists or not; it is found by its name and offering
    /// (<c>GET /api/marketplace-site-agent-identities/</c>). What it says of itself is always sent
    /// (<c>POST</c>, or <c>PUT /api/marketplace-site-agent-identities/{uuid}/</c>), so that operators see the agent's last start.
    /// </summary>
    /// <param name="desired">What the agent says of itself. Choose a name of your own: <c>agent-</c> and the uuid of the offering is the official agent's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The identity as it is now.</returns>
    /// <exception cref="ArgumentException">What is given is empty or too long; nothing was sent.</exception>
    Task<AgentIdentity> EnsureIdentityAsync(AgentIdentityCreate desired, CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers the one queue in which an agent receives events: <c>POST /api/marketplace-site-agent-identities/{uuid}/register_queue/</c>. The password at the
    /// broker becomes the credential of this call. While a user owns such a queue, the older queues of the same user receive nothing.
    /// </summary>
    /// <param name="identity">The uuid of the identity.</param>
    /// <param name="queue">Which types of object. An empty list means all; null leaves what was set before.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The queue, and how to log in at the broker.</returns>
    /// <exception cref="ApiNotFoundException">With <see cref="ApiNotFoundException.IsRouteMissing"/> the server is older than 8.1.</exception>
    /// <exception cref="ApiConflictException">The identity belongs to another user.</exception>
    Task<EventQueue> RegisterQueueAsync(Guid identity, AgentQueueCreate queue, CancellationToken cancellationToken = default);

    /// <summary>Registers the older subscription of an agent to one type of object: <c>POST /api/marketplace-site-agent-identities/{uuid}/register_event_subscription/</c>.</summary>
    /// <param name="identity">The uuid of the identity.</param>
    /// <param name="subscription">The type of object.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The subscription; its queues are made with <see cref="IEventConsumers.CreateQueueAsync"/>.</returns>
    Task<EventSubscription> RegisterEventSubscriptionAsync(Guid identity, AgentEventSubscriptionCreate subscription, CancellationToken cancellationToken = default);

    /// <summary>Makes a service of an agent known, or finds the one with its name: <c>POST /api/marketplace-site-agent-identities/{uuid}/register_service/</c>.</summary>
    /// <param name="identity">The uuid of the identity.</param>
    /// <param name="service">The service.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentException">What is given is empty or too long; nothing was sent.</exception>
    Task<AgentService> RegisterServiceAsync(Guid identity, AgentServiceCreate service, CancellationToken cancellationToken = default);

    /// <summary>Lists services, page by page: <c>GET /api/marketplace-site-agent-services/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<AgentService> ListServices(MarketplaceSiteAgentServicesQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts services: <c>HEAD /api/marketplace-site-agent-services/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountServicesAsync(MarketplaceSiteAgentServicesQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a service: <c>GET /api/marketplace-site-agent-services/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read.</returns>
    Task<AgentService> GetServiceAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a service that may be gone: <c>GET /api/marketplace-site-agent-services/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<AgentService?> TryGetServiceAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Deletes a service with its processors: <c>DELETE /api/marketplace-site-agent-services/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    Task<bool> DeleteServiceAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Makes a processor of a service known, or that it has just run: <c>POST /api/marketplace-site-agent-services/{uuid}/register_processor/</c>.</summary>
    /// <param name="service">The uuid of the service.</param>
    /// <param name="processor">The processor.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The processor.</returns>
    /// <exception cref="ArgumentException">What is given is empty or too long; nothing was sent.</exception>
    Task<AgentProcessor> RegisterProcessorAsync(Guid service, AgentProcessorCreate processor, CancellationToken cancellationToken = default);

    /// <summary>Replaces the statistics of a service: <c>POST /api/marketplace-site-agent-services/{uuid}/set_statistics/</c>.</summary>
    /// <param name="service">The uuid of the service.</param>
    /// <param name="statistics">Any JSON, usually an object of numbers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The service as it is now.</returns>
    Task<AgentService> SetStatisticsAsync(Guid service, RawJson statistics, CancellationToken cancellationToken = default);

    /// <summary>Lists processors, page by page: <c>GET /api/marketplace-site-agent-processors/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<AgentProcessor> ListProcessors(MarketplaceSiteAgentProcessorsQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts processors: <c>HEAD /api/marketplace-site-agent-processors/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountProcessorsAsync(MarketplaceSiteAgentProcessorsQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a processor: <c>GET /api/marketplace-site-agent-processors/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read.</returns>
    Task<AgentProcessor> GetProcessorAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a processor that may be gone: <c>GET /api/marketplace-site-agent-processors/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<AgentProcessor?> TryGetProcessorAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Deletes a processor: <c>DELETE /api/marketplace-site-agent-processors/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    Task<bool> DeleteProcessorAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Lists log entries of agents, page by page: <c>GET /api/marketplace-site-agent-logs/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<AgentLog> ListLogs(MarketplaceSiteAgentLogsQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts log entries of agents: <c>HEAD /api/marketplace-site-agent-logs/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountLogsAsync(MarketplaceSiteAgentLogsQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Sends log entries of an agent: <c>POST /api/marketplace-site-agent-logs/</c>. A call whose response was lost may have stored them.</summary>
    /// <param name="entries">The entries; they hold no secret.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries as they were stored; empty where none were given, and then nothing was sent.</returns>
    Task<IReadOnlyList<AgentLog>> SendLogsAsync(IReadOnlyList<AgentLogCreate> entries, CancellationToken cancellationToken = default);

    /// <summary>Says which agents are connected to the broker; for staff: <c>GET /api/marketplace-site-agent-connection-stats/</c>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The agents, their queues and connections.</returns>
    /// <exception cref="ApiServerException">With status 503 the server does not reach its broker.</exception>
    Task<AgentConnectionStats> GetConnectionStatsAsync(CancellationToken cancellationToken = default);
}
