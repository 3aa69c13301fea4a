namespace Waldur.Client.Testing;

/// <summary>A project of an organization in a fake Waldur.</summary>
public sealed class FakeProject
{
    internal FakeProject(Guid uuid, FakeCustomer customer, string name)
    {
        Uuid = uuid;
        Customer = customer;
        Name = name;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The organization that the project belongs to.</summary>
    public FakeCustomer Customer { get; }

    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>The description.</summary>
    public string Description { get; set; } = "";

    /// <summary>The last day, if there is one.</summary>
    public DateOnly? EndDate { get; set; }

    internal string Slug => FakeSlug.Of(Name);
}
