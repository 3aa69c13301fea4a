using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>Registration as a site agent: one queue, or on older servers a subscription and a queue for each type of object.</summary>
internal sealed record AgentRegistration : EventRegistration
{
    private const int MaxNameLength = 255;
    private const string Description = "Waldur .NET SDK";

    public AgentRegistration(Guid offering, string name, string? version, bool onlySubscriptions)
    {
        OfferingUuid = offering != Guid.Empty ? offering : throw new ArgumentException("The uuid is empty: it names no offering.", nameof(offering));
        Name = CheckedName(name, offering);
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
                // An older server.
            }
        }

        return await SubscribeAllAsync(waldur, identity.Uuid, cancellationToken).ConfigureAwait(false);
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

    // A second user gets a conflict on the official agent's identity, and its own user would lose the official agent's events.
    private static string CheckedName(string name, Guid offering)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > MaxNameLength)
        {
            throw new ArgumentException($"The name has more than {MaxNameLength} characters.", nameof(name));
        }

        var isOfficial = name.StartsWith("agent-", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(name.AsSpan(6), out var uuid) && uuid == offering;
        return isOfficial
            ? throw new ArgumentException("This is the official agent's name: choose another one.", nameof(name))
            : name;
    }
}
