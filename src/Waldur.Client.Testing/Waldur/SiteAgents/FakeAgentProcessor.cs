namespace Waldur.Client.Testing;

/// <summary>A processor of a site agent's service in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeAgentProcessor
{
    internal FakeAgentProcessor(Guid uuid, FakeAgentService service, string name, DateTimeOffset created)
    {
        Uuid = uuid;
        Service = service;
        Name = name;
        Created = Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The service.</summary>
    public FakeAgentService Service { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The kind of backend.</summary>
    public string BackendType { get; internal set; } = "";

    /// <summary>The version of the backend; null when it was not given.</summary>
    public string? BackendVersion { get; internal set; }

    /// <summary>When it ran last.</summary>
    public DateTimeOffset? LastRun { get; internal set; }

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Modified { get; set; }

    internal FakeAgentProcessor Copy() => (FakeAgentProcessor)MemberwiseClone();
}
