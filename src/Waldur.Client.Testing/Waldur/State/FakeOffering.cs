namespace Waldur.Client.Testing;

/// <summary>An offering in a fake Waldur.</summary>
public sealed class FakeOffering
{
    internal FakeOffering(Guid uuid, FakeServiceProvider provider, FakeCategory category, string name)
    {
        Uuid = uuid;
        Provider = provider;
        Category = category;
        Name = name;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The provider.</summary>
    public FakeServiceProvider Provider { get; }

    /// <summary>The category.</summary>
    public FakeCategory Category { get; }

    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>The description.</summary>
    public string Description { get; set; } = "";

    /// <summary>The plugin behind the offering.</summary>
    public string Type { get; set; } = "Marketplace.Slurm";

    /// <summary>Whether every organization can use it. An import into a shared offering needs a plan.</summary>
    public bool Shared { get; set; }

    /// <summary>Whether its use is invoiced.</summary>
    public bool Billable { get; set; } = true;

    /// <summary><c>Draft</c>, <c>Active</c>, <c>Paused</c>, <c>Archived</c> or <c>Unavailable</c>.</summary>
    public string State { get; set; } = "Active";

    /// <summary>The id of the offering in its backend; offerings with the same one form a group.</summary>
    public string BackendId { get; set; } = "";

    /// <summary>What an import demands of backend ids; null when nothing.</summary>
    public FakeBackendIdRules? BackendIdRules { get; set; }

    /// <summary>What the offering measures or limits.</summary>
    public IReadOnlyList<FakeOfferingComponent> Components { get; set; } = [];

    internal string Slug => FakeSlug.Of(Name);
}
