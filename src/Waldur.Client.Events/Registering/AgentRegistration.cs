using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>Registration as a site agent: one queue, or on older servers a subscription and a queue for each type of object.</summary>
internal sealed record AgentRegistration : EventRegistration
{
    private const string Description = "Waldur .NET SDK";

    public AgentRegistration(Guid offering, string name, string? version, bool onlySubscriptions)
    {
        // What is seen by operators under that name is bound by the same rules.
        var presence = new AgentPresence { Offering = offering, Name = name };
        OfferingUuid = presence.Offering;
        Name = presence.Name;
        Version = version;
        OnlySubscriptions = onlySubscriptions;
    }

    public Guid OfferingUuid { get; }

    public string Name { get; }

    public string? Version { get; }

    public bool OnlySubscriptions { get; }

    internal override async Task<IReadOnlyList<BrokerQueue>> RegisterAsync(
        IWaldurClient waldur,
        DateTimeOffset startedAt,
        CancellationToken cancellationToken)
    {
        var identity = await waldur.SiteAgents.EnsureIdentityAsync(
            new() { Offering = OfferingUuid, Name = Name, Version = Version, LastRestarted = startedAt },
            cancellationToken).ConfigureAwait(false);
        if (!OnlySubscriptions)
        {
            try
            {
                var body = new AgentQueueCreate { ObjectTypes = SentObjectTypes };
                var queue = await waldur.SiteAgents.RegisterQueueAsync(identity.Uuid, body, cancellationToken).ConfigureAwait(false);
                return [RegisteredQueue.From(queue)];
            }
            catch (ApiNotFoundException error) when (error.IsRouteMissing)
            {
                // A gateway's page looks the same, and would silence a queue that works.
                if (!await IsOlderAsync(waldur, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }

        return await SubscribeAllAsync(waldur, identity.Uuid, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> IsOlderAsync(IWaldurClient waldur, CancellationToken cancellationToken)
    {
        try
        {
            return !await waldur.SupportsAsync(WaldurOperations.MarketplaceSiteAgentIdentitiesRegisterQueue, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            // Not known. What is thrown is what happened first.
            return false;
        }
    }

    private async Task<IReadOnlyList<BrokerQueue>> SubscribeAllAsync(IWaldurClient waldur, Guid identity, CancellationToken cancellationToken)
    {
        var queues = new List<BrokerQueue>();
        ApiValidationException? refusal = null;
        foreach (var type in IsForAllObjectTypes ? ObservableObjectType.Known : ObjectTypes)
        {
            try
            {
                queues.Add(await SubscribeAsync(waldur, identity, type, cancellationToken).ConfigureAwait(false));
            }
            catch (ApiValidationException error) when (IsForAllObjectTypes)
            {
                // An older server does not know all types.
                refusal = error;
            }
        }

        return queues.Count > 0 ? queues : throw refusal!;
    }

    private async Task<BrokerQueue> SubscribeAsync(IWaldurClient waldur, Guid identity, ObservableObjectType type, CancellationToken cancellationToken)
    {
        var subscription = await waldur.SiteAgents.RegisterEventSubscriptionAsync(
            identity, new() { ObjectType = type, Description = Description }, cancellationToken).ConfigureAwait(false);
        var queue = await waldur.EventConsumers.CreateQueueAsync(
            subscription.Uuid, new() { OfferingUuid = OfferingUuid, ObjectType = type }, cancellationToken).ConfigureAwait(false);
        return RegisteredQueue.From(subscription, queue, type);
    }
}
