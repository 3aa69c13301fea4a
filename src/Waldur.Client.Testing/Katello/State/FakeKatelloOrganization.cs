namespace Waldur.Client.Testing;

/// <summary>An organization in a fake Katello.</summary>
public sealed class FakeKatelloOrganization
{
    internal FakeKatelloOrganization(int id, string name, string label, DateTimeOffset created)
    {
        Id = id;
        Name = name;
        Label = label;
        Created = created;
    }

    /// <summary>The id: what paths want.</summary>
    public int Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The label: the name with letters, digits, dashes and underscores only.</summary>
    public string Label { get; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Updated { get; init; }
}
