namespace Waldur.Client.Testing;

/// <summary>A queue of an older subscription.</summary>
internal sealed record EventQueueRow(Guid Uuid, EventSubscriptionRow Subscription, FakeOffering Offering, string ObjectType, DateTimeOffset Created)
{
    public string VirtualHost => Subscription.User.Uuid.Hex();

    public string Name => $"subscription_{Subscription.Uuid.Hex()}_offering_{Offering.Uuid.Hex()}_{ObjectType}";
}
