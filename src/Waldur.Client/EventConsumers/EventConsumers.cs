using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations.</summary>
internal sealed class EventConsumers(WaldurClient waldur) : IEventConsumers
{
    private EventConsumersRequestBuilder Consumers => waldur.Api.EventConsumers;

    private EventSubscriptionsRequestBuilder Subscriptions => waldur.Api.EventSubscriptions;

    public AsyncPageable<EventConsumer> List(EventConsumersQuery? query = null, PageOptions? paging = null)
    {
        query ??= new();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.EventConsumers.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            row => row.Uuid,
            paging);
    }

    public async Task<int> CountAsync(EventConsumersQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Consumers.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<EventQueue> RegisterAsync(EventConsumerCreate consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        if (consumer.Scopes is not { Count: > 0 })
        {
            throw new ArgumentException(
                "No scopes mean everything on the platform, the personal data of everybody included. If that is meant, call RegisterGlobalAsync.",
                nameof(consumer));
        }

        return (await Consumers.Register.PostAsync(consumer, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<EventQueue> RegisterGlobalAsync(IReadOnlyList<ObservableObjectType> objectTypes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objectTypes);
        var consumer = new EventConsumerCreate { ObjectTypes = objectTypes, Scopes = [] };
        return (await Consumers.Register.PostAsync(consumer, cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Consumers[uuid].DeleteAsync(token), cancellationToken);
    }

    public AsyncPageable<EventSubscription> ListSubscriptions(EventSubscriptionsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.EventSubscriptions.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            row => row.Uuid,
            paging);
    }

    public async Task<int> CountSubscriptionsAsync(EventSubscriptionsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Subscriptions.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<EventSubscription> GetSubscriptionAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Subscriptions[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<EventSubscription?> TryGetSubscriptionAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetSubscriptionAsync(uuid, token), cancellationToken);

    public async Task<EventSubscription> CreateSubscriptionAsync(EventSubscriptionCreate subscription, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
#pragma warning disable CS0618 // Deprecated, but all that servers before 8.1 know.
        return (await Subscriptions.PostAsync(subscription, cancellationToken).ConfigureAwait(false)).Value;
#pragma warning restore CS0618
    }

    public Task<bool> DeleteSubscriptionAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Subscriptions[uuid].DeleteAsync(token), cancellationToken);
    }

    public async Task<EventSubscriptionQueue> CreateQueueAsync(Guid subscription, EventSubscriptionQueueCreate queue, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(subscription);
        ArgumentNullException.ThrowIfNull(queue);
#pragma warning disable CS0618 // Deprecated, but all that servers before 8.1 know.
        return (await Subscriptions[subscription].CreateQueue.PostAsync(queue, cancellationToken).ConfigureAwait(false)).Value;
#pragma warning restore CS0618
    }
}
