namespace Waldur.Client.Events;

/// <summary>Events for a client.</summary>
public static class WaldurClientExtensions
{
    /// <summary>
    /// Begins to receive events, in the background and at once: registers (<c>POST /api/marketplace-site-agent-identities/{uuid}/register_queue/</c>,
    /// <c>POST /api/event-consumers/register/</c> or the older operations), then connects to the broker. Nothing is thrown
    /// where that fails: see <see cref="WaldurEvents.State"/>.
    /// </summary>
    /// <param name="waldur">The client; its transport, credential, clock and log are used. Dispose the events before it.</param>
    /// <param name="options">Which events, and how to stay connected.</param>
    /// <returns>The source of events.</returns>
    /// <exception cref="ArgumentException">
    /// The broker's address is not encrypted (<c>ws://</c>), leads to another machine, and <see cref="ClientOptions.AllowUnencrypted"/> is not
    /// set: the token would pass the network in clear text.
    /// </exception>
    public static WaldurEvents Events(this WaldurClient waldur, EventOptions options)
    {
        ArgumentNullException.ThrowIfNull(waldur);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.Registration, nameof(options));
        return new WaldurEvents(waldur, options);
    }
}
