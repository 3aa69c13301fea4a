namespace Waldur.Client.Testing;

/// <summary>An organization of a fake Waldur.</summary>
public sealed class FakeCustomer
{
    internal FakeCustomer(Guid uuid, string name)
    {
        Uuid = uuid;
        Name = name;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The name.</summary>
    public string Name { get; set; }

    internal string Slug => FakeSlug.Of(Name);
}
