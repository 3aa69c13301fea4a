namespace Waldur.Client.Testing;

/// <summary>An older subscription.</summary>
internal sealed record EventSubscriptionRow(Guid Uuid, FakeUser User, string Description, string ObservableObjects, DateTimeOffset Created)
{
    /// <summary>The agent's identity and type of object, by which it is found again; empty for one that no agent registered.</summary>
    public (Guid Identity, string ObjectType) Key { get; init; }
}
