namespace Waldur.Client.Testing;

/// <summary>A product in a fake Katello, as it was when it was asked for.</summary>
public sealed class FakeProduct
{
    internal FakeProduct(int id, string candlepinId, FakeKatelloOrganization organization, string name, DateTimeOffset created)
    {
        Id = id;
        CandlepinId = candlepinId;
        Organization = organization;
        Name = name;
        Created = created;
        Updated = created;
    }

    /// <summary>The id.</summary>
    public int Id { get; }

    /// <summary>The id in Candlepin.</summary>
    public string CandlepinId { get; }

    /// <summary>The organization.</summary>
    public FakeKatelloOrganization Organization { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The label: the name with letters, digits, dashes and underscores only.</summary>
    public string Label { get => field ?? KatelloLabel.Of(Name); internal init; }

    /// <summary>The description.</summary>
    public string? Description { get; internal init; }

    /// <summary>How many repositories the product has; an empty product is dropped from plans by Katello 4.11 and later.</summary>
    public int RepositoryCount { get; internal set; }

    /// <summary>Whether Red Hat provides the product. Without repositories it counts as disabled and cannot be added to a plan.</summary>
    public bool IsRedHat { get; internal init; }

    /// <summary>The id of the sync plan that the product is in; null for none.</summary>
    public int? SyncPlanId => Plan?.Id;

    /// <summary>The id of the task that synchronised the product last; null when none did.</summary>
    public Guid? LastTaskId => LastTask?.Id;

    internal DateTimeOffset Created { get; }

    internal string? RecordedSyncState { get; init; }

    internal DateTimeOffset? LastSync { get; init; }

    internal DateTimeOffset Updated { get; set; }

    internal FakeSyncPlan? Plan { get; set; }

    internal FakeForemanTask? LastTask { get; set; }

    internal bool IsDisabled => IsRedHat && RepositoryCount == 0;

    internal FakeProduct Copy() => (FakeProduct)MemberwiseClone();
}
