using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>As whom to register for events, and for the events of which objects.</summary>
/// <remarks>
/// Use an account that no other agent uses: as soon as a user owns one of the newer queues, the older queues of the same user
/// receive nothing any more, and an official agent that runs under it hears no events.
/// </remarks>
public abstract record EventRegistration
{
    private protected EventRegistration()
    {
    }

    /// <summary>The types of object to hear of. The list may hold types that this version does not know by name.</summary>
    /// <value>Requests for backend resources when left out.</value>
    /// <exception cref="ArgumentException">The list is empty, which the server would take for all: see <see cref="WithAllObjectTypes"/>.</exception>
    public IReadOnlyList<ObservableObjectType> ObjectTypes { get; init => field = NotEmpty(value, nameof(ObjectTypes)); } =
        [ObservableObjectType.ImportableResources];

    /// <summary>Whether all types of object were chosen.</summary>
    public bool IsForAllObjectTypes { get; private protected init; }

    // What the server is sent: an empty list is all.
    internal IReadOnlyList<ObservableObjectType> SentObjectTypes => IsForAllObjectTypes ? [] : ObjectTypes;

    /// <summary>
    /// Registers as a site agent, which operators see. On a server whose version is older than 8.1.2 the older subscriptions are used, one
    /// for each type of object.
    /// </summary>
    /// <param name="offering">The offering that the agent serves.</param>
    /// <param name="name">The agent's own name, unique for the offering; not <c>agent-</c> and a uuid, which is the official agent's. White space at its ends does not count.</param>
    /// <param name="version">The agent's version, for operators.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The uuid is empty, or the name is empty, too long or the official agent's.</exception>
    public static EventRegistration Agent(Guid offering, string name, string? version = null) =>
        new AgentRegistration(offering, name, version, onlySubscriptions: false);

    /// <summary>Registers as the site agent that operators see, under the same identity: see <see cref="AgentOptions.Presence"/>.</summary>
    /// <param name="presence">How the agent shows itself.</param>
    /// <returns>The registration.</returns>
    public static EventRegistration Agent(AgentPresence presence)
    {
        ArgumentNullException.ThrowIfNull(presence);
        return Agent(presence.Offering, presence.Name, presence.Version);
    }

    /// <summary>Registers as a site agent for the older subscriptions alone, for accounts whose other programs still depend on theirs.</summary>
    /// <inheritdoc cref="Agent(Guid, string, string?)"/>
    public static EventRegistration AgentSubscriptions(Guid offering, string name, string? version = null) =>
        new AgentRegistration(offering, name, version, onlySubscriptions: true);

    /// <summary>Registers as a consumer of the events of an offering, without being seen by operators as an agent.</summary>
    /// <param name="offering">The offering; any role on it, or on what it belongs to, suffices.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The uuid is empty.</exception>
    public static EventRegistration Offering(Guid offering) =>
        Consumer(new EventScope { Type = EventScopeType.Offering, Uuid = offering });

    /// <summary>Registers as a consumer of the events of given objects.</summary>
    /// <param name="scopes">The objects; at least one.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">There are no objects, which the server would take for everything: see <see cref="Global"/>.</exception>
    public static EventRegistration Consumer(params IReadOnlyList<EventScope> scopes) => new ConsumerRegistration(ConsumerRegistration.Checked(scopes));

    /// <summary>Registers as a consumer of everything on the platform, the personal data of everybody included; for staff alone.</summary>
    /// <returns>The registration.</returns>
    public static EventRegistration Global() => new ConsumerRegistration([]);

    /// <summary>The same registration for all types of object, those that later servers add included.</summary>
    /// <returns>The registration.</returns>
    public EventRegistration WithAllObjectTypes() => this with { IsForAllObjectTypes = true };

    /// <summary>Registers at the server, or once more, which sets the password at the broker anew.</summary>
    internal abstract Task<IReadOnlyList<BrokerQueue>> RegisterAsync(IWaldurClient waldur, DateTimeOffset startedAt, CancellationToken cancellationToken);

    private static IReadOnlyList<ObservableObjectType> NotEmpty(IReadOnlyList<ObservableObjectType> types, string name)
    {
        ArgumentNullException.ThrowIfNull(types, name);
        return types.Count > 0
            ? types
            : throw new ArgumentException("An empty list would mean all types of object. If that is meant, call WithAllObjectTypes.", name);
    }
}
