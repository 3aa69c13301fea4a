namespace Waldur.Client.Hosting;

/// <summary>What a site agent does for one offering, or for all.</summary>
/// <param name="Offering">The offering; null for all.</param>
internal sealed record SiteAgentLoop(Guid? Offering)
{
    public AgentMonitor Monitor { get; } = new();

    /// <summary>The file of its claims: the same one whatever other offerings the agent serves.</summary>
    public string JournalName => $"{Offering?.ToString("N") ?? "all-offerings"}.claims";
}
