using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>A backend resource in a fake Waldur, as it was when it was asked for.</summary>
public sealed class FakeBackendResource : IFakeRow
{
    internal FakeBackendResource(Guid uuid, FakeOffering offering, FakeProject project, DateTimeOffset created)
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

    /// <summary>When it was reported.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset Modified { get; }

    /// <summary>The name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The id in the backend; not unique.</summary>
    public string BackendId { get; internal init; } = "";

    /// <summary>The metadata, any JSON, as its text.</summary>
    public string BackendMetadata { get; internal init; } = "{}";

    internal FakeBackendResource Copy() => (FakeBackendResource)MemberwiseClone();

    internal JsonNode? MetadataNode => JsonNode.Parse(BackendMetadata);
}
