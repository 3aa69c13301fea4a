namespace Waldur.Client;

/// <summary>
/// How an agent shows itself to operators: its identity, one service and one processor, registered at its start, with statistics and its last
/// run. Hand it to <see cref="AgentOptions.Presence"/>. Whatever fails of it is logged once and retried, and never touches the agent's work.
/// </summary>
public sealed record AgentPresence
{
    /// <summary>The offering that the agent serves.</summary>
    /// <exception cref="ArgumentException">The uuid is empty.</exception>
    public required Guid Offering { get; init => field = PresenceRules.CheckedOffering(value, nameof(Offering)); }

    /// <summary>
    /// The agent's own name, unique for the offering: <c>POST /api/marketplace-site-agent-identities/</c>. An agent that registers for events gives the same name there.
    /// White space at its ends does not count.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or one of the official agent's, <c>agent-</c> and a uuid.</exception>
    public required string Name { get; init => field = PresenceRules.CheckedName(value, nameof(Name)); }

    /// <summary>The agent's version.</summary>
    /// <value>None when left out.</value>
    public string? Version { get; init; }

    /// <summary>The name of its service: <c>POST /api/marketplace-site-agent-identities/{uuid}/register_service/</c>.</summary>
    /// <value><c>importable-resources</c> when left out.</value>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public string Service { get; init => field = PresenceRules.CheckedText(value, nameof(Service)); } = "importable-resources";

    /// <summary>The mode of the service.</summary>
    /// <value>None when left out.</value>
    public string? Mode { get; init; }

    /// <summary>The name of its processor: <c>POST /api/marketplace-site-agent-services/{uuid}/register_processor/</c>.</summary>
    /// <value><c>backend-resource-requests</c> when left out.</value>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public string Processor { get; init => field = PresenceRules.CheckedText(value, nameof(Processor)); } = "backend-resource-requests";

    /// <summary>The kind of backend, such as <c>slurm</c>.</summary>
    /// <value><c>custom</c> when left out.</value>
    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    public string BackendType { get; init => field = PresenceRules.CheckedText(value, nameof(BackendType)); } = "custom";

    /// <summary>The version of the backend.</summary>
    /// <value>None when left out.</value>
    public string? BackendVersion { get; init; }

    /// <summary>How often statistics, the last run and logs are sent, where there is anything new.</summary>
    /// <value>1 minute when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than a second or more than a day.</exception>
    public TimeSpan ReportInterval
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReportInterval), value, "ReportInterval must be from a second to a day.");
    } = TimeSpan.FromMinutes(1);

    /// <summary>The logs that operators shall see: <c>POST /api/marketplace-site-agent-logs/</c>. They must hold no secret.</summary>
    /// <value>None when left out.</value>
    public AgentLogs? Logs { get; init; }
}
