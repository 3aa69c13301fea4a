namespace Waldur.Client.Hosting;

/// <summary>Reads the settings of a site agent.</summary>
internal static class SiteAgentSettingsReader
{
    public static void Read(SettingsReader reader, WaldurSiteAgentSettings settings)
    {
        reader.Text(nameof(settings.Client), value => settings.Client = value);
        reader.Uuids(nameof(settings.Offerings), value => Replace(settings.Offerings, value));
        reader.Flag(nameof(settings.AllOfferings), value => settings.AllOfferings = value);
        reader.Text(nameof(settings.JournalFolder), value => settings.JournalFolder = value);
        reader.Flag(nameof(settings.IsOnlyAgent), value => settings.IsOnlyAgent = value);
        reader.Duration(nameof(settings.PollInterval), value => settings.PollInterval = value);
        reader.Choice<WaldurSiteAgentWake>(nameof(settings.Wake), value => settings.Wake = value);
        reader.Duration(nameof(settings.ConnectedPollInterval), value => settings.ConnectedPollInterval = value);
        reader.Text(nameof(settings.Broker), value => settings.Broker = value);
        reader.Text(nameof(settings.AgentName), value => settings.AgentName = value);
        reader.Flag(nameof(settings.ShowPresence), value => settings.ShowPresence = value);
        reader.Duration(nameof(settings.MaxPollInterval), value => settings.MaxPollInterval = value);
        reader.Integer(nameof(settings.Parallelism), value => settings.Parallelism = value);
        reader.Duration(nameof(settings.HandlerTimeout), value => settings.HandlerTimeout = value);
        reader.Integer(nameof(settings.MaxConsecutiveRefusals), value => settings.MaxConsecutiveRefusals = value);
        reader.Flag(nameof(settings.IncludeFailureDetail), value => settings.IncludeFailureDetail = value);
        reader.Duration(nameof(settings.UnhealthyAfter), value => settings.UnhealthyAfter = value);
        reader.Flag(nameof(settings.StopWhenIdle), value => settings.StopWhenIdle = value);
        reader.Flag(nameof(settings.StopHostOnFailure), value => settings.StopHostOnFailure = value);
    }

    private static void Replace(IList<Guid> offerings, IReadOnlyList<Guid> read)
    {
        offerings.Clear();
        foreach (var offering in read)
        {
            offerings.Add(offering);
        }
    }
}
