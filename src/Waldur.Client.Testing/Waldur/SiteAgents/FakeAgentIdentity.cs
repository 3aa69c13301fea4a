namespace Waldur.Client.Testing;

/// <summary>A site agent as a fake Waldur's operators see it, as it was when it was asked for.</summary>
public sealed class FakeAgentIdentity
{
    internal FakeAgentIdentity(Guid uuid, FakeUser user, FakeOffering offering, DateTimeOffset created)
    {
        Uuid = uuid;
        User = user;
        Offering = offering;
        Created = Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>Who made it; only this user can register a queue for it.</summary>
    public FakeUser User { get; }

    /// <summary>The offering that the agent serves.</summary>
    public FakeOffering Offering { get; internal set; }

    /// <summary>The name of the agent.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The version of the agent; null when it was not given.</summary>
    public string? Version { get; internal set; }

    /// <summary>When the agent was started, as it says.</summary>
    public DateTimeOffset LastRestarted { get; internal set; }

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Modified { get; set; }

    internal string Dependencies { get; set; } = "[]";

    internal string? ConfigFilePath { get; set; }

    internal string? ConfigFileContent { get; set; }

    internal FakeAgentIdentity Copy() => (FakeAgentIdentity)MemberwiseClone();
}
