namespace Waldur.Client.Testing;

/// <summary>A resource of the marketplace in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeResource : IFakeRow
{
    internal FakeResource(Guid uuid, FakeOffering offering, FakeProject project, DateTimeOffset created)
    {
        Uuid = uuid;
        Offering = offering;
        Project = project;
        Created = created;
        Modified = created;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The offering.</summary>
    public FakeOffering Offering { get; }

    /// <summary>The project.</summary>
    public FakeProject Project { get; }

    /// <summary>The plan; null when it was imported without.</summary>
    public FakePlan? Plan { get; internal init; }

    /// <summary>When it was made or imported.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset Modified { get; internal set; }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The id in the backend.</summary>
    public string BackendId { get; internal set; } = "";

    /// <summary><c>Creating</c>, <c>OK</c>, <c>Erred</c>, <c>Updating</c>, <c>Terminating</c> or <c>Terminated</c>.</summary>
    public string State { get; internal set; } = "OK";

    /// <summary>The limits, a JSON object, as its text.</summary>
    public string Limits { get; internal init; } = "{}";

    internal Guid? CreationOrder { get; set; }

    internal FakeResource Copy() => (FakeResource)MemberwiseClone();
}
