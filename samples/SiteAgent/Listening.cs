using Waldur.Client.Events;

namespace Waldur.Client.Samples;

/// <summary>The server's events, where the agent is to be woken by them.</summary>
internal static class Listening
{
    private const string Name = "sample-site-agent";

    /// <summary>Registers for events, and goes on trying in the background: a server that has none is polled as before.</summary>
    /// <returns>The events; null for an agent that polls only.</returns>
    public static WaldurEvents? Start(WaldurClient waldur, Guid offering, bool isPolling) =>
        isPolling ? null : waldur.Events(new EventOptions { Registration = EventRegistration.Agent(offering, Name) });
}
