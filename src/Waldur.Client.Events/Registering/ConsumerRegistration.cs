using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>Registration as a consumer; no scopes mean everything, and only <see cref="EventRegistration.Global"/> makes that.</summary>
internal sealed record ConsumerRegistration(IReadOnlyList<EventScope> Scopes) : EventRegistration
{
    public static IReadOnlyList<EventScope> Checked(IReadOnlyList<EventScope> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Count == 0)
        {
            throw new ArgumentException(
                "No scopes mean everything on the platform, the personal data of everybody included. If that is meant, use EventRegistration.Global.",
                nameof(scopes));
        }

        return scopes.All(scope => scope is not null && scope.Uuid != Guid.Empty)
            ? [.. scopes]
            : throw new ArgumentException("A scope has no uuid: it names no object.", nameof(scopes));
    }

    internal override async Task<IReadOnlyList<BrokerQueue>> RegisterAsync(
        IWaldurClient waldur,
        DateTimeOffset startedAt,
        CancellationToken cancellationToken)
    {
        var queue = Scopes.Count == 0
            ? await waldur.EventConsumers.RegisterGlobalAsync(SentObjectTypes, cancellationToken).ConfigureAwait(false)
            : await waldur.EventConsumers.RegisterAsync(ToBody(), cancellationToken).ConfigureAwait(false);
        return [RegisteredQueue.From(queue)];
    }

    private EventConsumerCreate ToBody() => new() { ObjectTypes = SentObjectTypes, Scopes = Scopes };
}
