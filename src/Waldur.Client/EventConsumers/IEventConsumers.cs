using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Queues of events at the server's broker: consumers, and the older subscriptions. The package <c>Waldur.Client.Events</c>
/// registers and receives in one.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels.
/// </remarks>
public interface IEventConsumers
{
    /// <summary>Lists consumers, page by page: <c>GET /api/event-consumers/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<EventConsumer> List(EventConsumersQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts consumers: <c>HEAD /api/event-consumers/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(EventConsumersQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers a queue for the events of given objects: <c>POST /api/event-consumers/register/</c>. The same objects give the same queue. The
    /// password at the broker becomes the credential of this call.
    /// </summary>
    /// <param name="consumer">The types of object, and the objects; at least one of these.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The queue, and how to log in at the broker.</returns>
    /// <exception cref="ArgumentException">No scopes are given; nothing was sent.</exception>
    /// <exception cref="ApiNotFoundException">With <see cref="ApiNotFoundException.IsRouteMissing"/> the server is older than 8.1.</exception>
    Task<EventQueue> RegisterAsync(EventConsumerCreate consumer, CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers a queue for everything on the platform, the personal data of everybody included; for staff alone:
    /// <c>POST /api/event-consumers/register/</c>.
    /// </summary>
    /// <param name="objectTypes">The types of object; an empty list means all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The queue, and how to log in at the broker.</returns>
    /// <exception cref="ApiAuthorizationException">The user is not staff.</exception>
    Task<EventQueue> RegisterGlobalAsync(IReadOnlyList<ObservableObjectType> objectTypes, CancellationToken cancellationToken = default);

    /// <summary>Deletes a consumer with its queue: <c>DELETE /api/event-consumers/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Lists the older subscriptions, page by page: <c>GET /api/event-subscriptions/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<EventSubscription> ListSubscriptions(EventSubscriptionsQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts the older subscriptions: <c>HEAD /api/event-subscriptions/</c>.</summary>
    /// <param name="query">Which; all that the caller may see when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountSubscriptionsAsync(EventSubscriptionsQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a subscription: <c>GET /api/event-subscriptions/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read.</returns>
    Task<EventSubscription> GetSubscriptionAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a subscription that may be gone: <c>GET /api/event-subscriptions/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was read; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<EventSubscription?> TryGetSubscriptionAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Creates an older subscription, plainly: <c>POST /api/event-subscriptions/</c>. Agents use <see cref="ISiteAgents.RegisterEventSubscriptionAsync"/> instead.</summary>
    /// <param name="subscription">What to receive.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new subscription.</returns>
    Task<EventSubscription> CreateSubscriptionAsync(EventSubscriptionCreate subscription, CancellationToken cancellationToken = default);

    /// <summary>Deletes a subscription with its queues: <c>DELETE /api/event-subscriptions/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where it was gone already.</returns>
    Task<bool> DeleteSubscriptionAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the queue of a subscription for one offering and type of object, or finds it: <c>POST /api/event-subscriptions/{uuid}/create_queue/</c>.
    /// The user name at the broker is the uuid of the subscription, without dashes.
    /// </summary>
    /// <param name="subscription">The uuid of the subscription.</param>
    /// <param name="queue">The offering and the type of object.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The queue.</returns>
    Task<EventSubscriptionQueue> CreateQueueAsync(Guid subscription, EventSubscriptionQueueCreate queue, CancellationToken cancellationToken = default);
}
