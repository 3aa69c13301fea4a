using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waldur.Client.Core;

namespace Waldur.Client.Hosting;

/// <summary>Says what is wrong with the settings of a site agent, before it begins.</summary>
internal sealed class SiteAgentSettingsValidator(IServiceProvider services, IEnumerable<IConfigureOptions<WaldurSiteAgentSettings>> setups)
    : IValidateOptions<WaldurSiteAgentSettings>
{
    // What timers can be set to.
    private static readonly TimeSpan MaxHandlerTimeout = TimeSpan.FromDays(24);

    public ValidateOptionsResult Validate(string? name, WaldurSiteAgentSettings options)
    {
        var check = SettingsSource.Begin(name, setups);
        CheckClient(check, options);
        CheckOfferings(check, options);
        CheckJournal(check, options);
        CheckBounds(check, options);
        CheckEvents(check, options);
        CheckUnused(check, options);
        return check.ToResult();
    }

    private void CheckClient(SettingsCheck check, WaldurSiteAgentSettings settings)
    {
        if (services.GetService<IServiceProviderIsKeyedService>() is not { } known)
        {
            return;
        }

        if (settings.Client is null && !known.IsService(typeof(IWaldurClient)))
        {
            check.Add(nameof(settings.Client), "is missing, and there is no client without a name: call AddWaldurClient, or name one that AddKeyedWaldurClient added");
        }
        else if (settings.Client is { } client && !known.IsKeyedService(typeof(IWaldurClient), client))
        {
            check.Add(nameof(settings.Client), $"names '{client}', and there is no such client: call AddKeyedWaldurClient(\"{client}\", ...)");
        }
    }

    private static void CheckOfferings(SettingsCheck check, WaldurSiteAgentSettings settings)
    {
        if (settings.Offerings.Count == 0 && !settings.AllOfferings)
        {
            check.Add(
                nameof(settings.Offerings),
                $"is missing: set the uuid of the offering that the agent serves, or {check.Key(nameof(settings.AllOfferings))} to true for all that its user may see");
        }
        else if (settings.Offerings.Count > 0 && settings.AllOfferings)
        {
            check.Add(nameof(settings.Offerings), $"is set, and so is {check.Key(nameof(settings.AllOfferings))}: leave one of them out");
        }
        else if (settings.Offerings.Contains(Guid.Empty))
        {
            check.Add(nameof(settings.Offerings), "holds the uuid of no offering, which is all zeros");
        }
    }

    private void CheckJournal(SettingsCheck check, WaldurSiteAgentSettings settings)
    {
        const string Name = nameof(settings.JournalFolder);
        if (!string.IsNullOrWhiteSpace(settings.JournalFolder))
        {
            check.Try(Name, () => _ = new ContentRoot(services).Resolve(settings.JournalFolder));
        }
        else if (!settings.IsOnlyAgent)
        {
            check.Add(
                Name,
                $"is missing: set the folder in which the agent notes its claims, or {check.Key(nameof(settings.IsOnlyAgent))} to true if no other agent serves the offerings");
        }
    }

    private void CheckEvents(SettingsCheck check, WaldurSiteAgentSettings settings)
    {
        if (settings.AllOfferings && (settings.Wake == WaldurSiteAgentWake.Auto || settings.ShowPresence))
        {
            check.Add(
                settings.ShowPresence ? nameof(settings.ShowPresence) : nameof(settings.Wake),
                $"is for named offerings: set {check.Key(nameof(settings.Offerings))} in place of {check.Key(nameof(settings.AllOfferings))}");
        }

        var offering = Guid.NewGuid();
        if (settings.AgentName is { } name)
        {
            check.Try(nameof(settings.AgentName), () => _ = new AgentPresence { Offering = offering, Name = name });
        }

        if (!string.IsNullOrWhiteSpace(settings.Broker))
        {
            check.Try(nameof(settings.Broker), () => CheckBroker(check, settings, SiteAgentEvents.ToBroker(settings.Broker)));
        }
    }

    // What is set and counts for nothing was meant otherwise.
    private static void CheckUnused(SettingsCheck check, WaldurSiteAgentSettings settings)
    {
        if (settings.Wake == WaldurSiteAgentWake.Auto)
        {
            return;
        }

        var wake = $"set {check.Key(nameof(settings.Wake))} to {nameof(WaldurSiteAgentWake.Auto)}";
        if (!string.IsNullOrWhiteSpace(settings.Broker))
        {
            check.Add(nameof(settings.Broker), $"is set, but the agent receives no events: {wake}, or leave it out");
        }

        if (settings.IsConnectedPollIntervalGiven)
        {
            check.Add(
                nameof(settings.ConnectedPollInterval),
                $"is set, but no events wake the agent: {wake}, or set {check.Key(nameof(settings.PollInterval))} in its place");
        }

        if (settings.AgentName is not null && !settings.ShowPresence)
        {
            check.Add(
                nameof(settings.AgentName),
                $"is set, but nobody is shown it: {wake}, or {check.Key(nameof(settings.ShowPresence))} to true, or leave it out");
        }
    }

    private void CheckBroker(SettingsCheck check, WaldurSiteAgentSettings settings, Uri broker)
    {
        if (ApiEndpoint.IsUnencrypted(broker) && !AllowsUnencrypted(settings.Client))
        {
            var client = SettingsSource.Begin(settings.Client, services.GetServices<IConfigureOptions<WaldurClientSettings>>());
            check.Add(
                nameof(settings.Broker),
                $"is not encrypted, so everybody on the way could read the token: use wss://, or set {client.Key(nameof(WaldurClientSettings.AllowUnencrypted))} to true if the network is trusted");
        }
    }

    private bool AllowsUnencrypted(string? client)
    {
        try
        {
            return WaldurClientFactory.Get(services, client) is not WaldurClient waldur || waldur.Options.AllowUnencrypted;
        }
        catch (Exception)
        {
            // A client that cannot be made says so itself, and nothing is sent without one.
            return true;
        }
    }

    private static void CheckBounds(SettingsCheck check, WaldurSiteAgentSettings settings)
    {
        check.Try(nameof(settings.PollInterval), () => _ = new AgentOptions { PollInterval = settings.PollInterval });
        check.Try(nameof(settings.ConnectedPollInterval), () => _ = new AgentOptions { ConnectedPollInterval = settings.ConnectedPollInterval });
        check.Try(nameof(settings.MaxPollInterval), () => _ = new AgentOptions { MaxPollInterval = settings.MaxPollInterval });
        check.Try(nameof(settings.Parallelism), () => _ = new AgentOptions { Parallelism = settings.Parallelism });
        check.Try(nameof(settings.MaxConsecutiveRefusals), () => _ = new AgentOptions { MaxConsecutiveRefusals = settings.MaxConsecutiveRefusals });
        if (settings.HandlerTimeout != Timeout.InfiniteTimeSpan && (settings.HandlerTimeout <= TimeSpan.Zero || settings.HandlerTimeout > MaxHandlerTimeout))
        {
            check.Add(nameof(settings.HandlerTimeout), $"must be positive and at most {MaxHandlerTimeout.Days} days, or infinite for no limit");
        }

        if (settings.UnhealthyAfter <= TimeSpan.Zero)
        {
            check.Add(nameof(settings.UnhealthyAfter), "must be positive and finite");
        }
    }
}
