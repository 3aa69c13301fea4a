using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>Takes what a registration gave, if it can be used.</summary>
internal static class RegisteredQueue
{
    public static BrokerQueue From(EventQueue queue) => Checked(new(queue.VirtualHost, queue.UserName, queue.QueueName));

    /// <summary>The older kind: the user name at the broker is the subscription's uuid.</summary>
    public static BrokerQueue From(EventSubscription subscription, EventSubscriptionQueue queue, ObservableObjectType type) =>
        Checked(new(queue.VirtualHost, subscription.Uuid.ToString("N"), queue.QueueName, type));

    private static BrokerQueue Checked(BrokerQueue queue) =>
        string.IsNullOrWhiteSpace(queue.VirtualHost) || string.IsNullOrWhiteSpace(queue.Login) || string.IsNullOrWhiteSpace(queue.Name)
            ? throw new ApiUnexpectedContentException("The response to the registration names no virtual host, user or queue.")
            : queue;
}
