namespace Waldur.Client.Testing;

/// <summary>A service of a site agent in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeAgentService
{
    internal FakeAgentService(Guid uuid, FakeAgentIdentity identity, string name, DateTimeOffset created)
    {
        Uuid = uuid;
        Identity = identity;
        Name = name;
        Created = Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The agent.</summary>
    public FakeAgentIdentity Identity { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The mode; null when it was not given.</summary>
    public string? Mode { get; internal set; }

    /// <summary><c>Active</c>, <c>Idle</c> or <c>Error</c>.</summary>
    public string State { get; internal set; } = "Active";

    /// <summary>The statistics, as JSON text.</summary>
    public string Statistics { get; internal set; } = "{}";

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Modified { get; set; }

    internal FakeAgentService Copy() => (FakeAgentService)MemberwiseClone();
}
