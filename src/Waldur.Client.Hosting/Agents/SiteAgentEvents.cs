using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Waldur.Client.Events;

namespace Waldur.Client.Hosting;

/// <summary>What says a site agent of its server, and operators of the agent.</summary>
internal static class SiteAgentEvents
{
    /// <summary>Begins to receive the events of an offering, in the background; what fails of it leaves the agent polling.</summary>
    /// <returns>Null where the agent only polls.</returns>
    public static WaldurEvents? Open(IServiceProvider services, IWaldurClient client, SiteAgentLoop loop, WaldurSiteAgentSettings settings) =>
        settings.Wake == WaldurSiteAgentWake.Auto && loop.Offering is { } offering && client is WaldurClient waldur
            ? waldur.Events(new EventOptions
            {
                Registration = EventRegistration.Agent(offering, NameOf(services, settings)),
                Broker = string.IsNullOrWhiteSpace(settings.Broker) ? null : ToBroker(settings.Broker),
            })
            : null;

    public static AgentPresence? ToPresence(IServiceProvider services, SiteAgentLoop loop, WaldurSiteAgentSettings settings) =>
        settings.ShowPresence && loop.Offering is { } offering
            ? new AgentPresence { Offering = offering, Name = NameOf(services, settings) }
            : null;

    /// <exception cref="ArgumentException">The text is no address of a broker.</exception>
    public static Uri ToBroker(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var broker))
        {
            throw new ArgumentException("it is no address, such as wss://events.example.com:8443/rmqws-stomp");
        }

        // The options know what a broker's address looks like.
        return new EventOptions { Registration = EventRegistration.Global(), Broker = broker }.Broker!;
    }

    private static string NameOf(IServiceProvider services, WaldurSiteAgentSettings settings) => settings.AgentName
        ?? (services.GetService<IHostEnvironment>()?.ApplicationName is { Length: > 0 } application ? application : "site-agent");
}
