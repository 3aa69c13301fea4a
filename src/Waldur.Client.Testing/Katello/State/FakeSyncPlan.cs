namespace Waldur.Client.Testing;

/// <summary>A sync plan in a fake Katello, as it was when it was asked for.</summary>
public sealed class FakeSyncPlan
{
    internal FakeSyncPlan(int id, FakeKatelloOrganization organization, DateTimeOffset created)
    {
        Id = id;
        Organization = organization;
        Created = created;
        Updated = created;
    }

    /// <summary>The id.</summary>
    public int Id { get; }

    /// <summary>The organization.</summary>
    public FakeKatelloOrganization Organization { get; }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The description.</summary>
    public string? Description { get; internal set; }

    /// <summary><c>hourly</c>, <c>daily</c>, <c>weekly</c> or <c>custom cron</c>.</summary>
    public string Interval { get; internal set; } = "daily";

    /// <summary>The start of the schedule.</summary>
    public DateTimeOffset SyncDate { get; internal set; }

    /// <summary>The cron line; null or empty for none.</summary>
    public string? CronExpression { get; internal set; }

    /// <summary>When the plan was made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When the plan itself was changed last; adding products leaves it alone.</summary>
    public DateTimeOffset Updated { get; internal set; }

    /// <summary>Whether the plan runs; null when it lost its schedule.</summary>
    public bool? Enabled => Logic is null ? null : Logic.State == RecurringLogicState.Active;

    /// <summary>The id of the schedule behind the plan; null when it lost it.</summary>
    public int? RecurringLogicId => Logic?.Id;

    /// <summary>The ids of the products, in ascending order.</summary>
    public IReadOnlyList<int> ProductIds { get; private init; } = [];

    internal RecurringLogic? Logic { get; set; }

    internal DateTimeOffset? NextSync(DateTimeOffset now) => Enabled == true ? Logic!.Next(now, SyncDate) : null;

    internal FakeSyncPlan Copy(IEnumerable<FakeProduct> products) => new(Id, Organization, Created)
    {
        Name = Name,
        Description = Description,
        Interval = Interval,
        SyncDate = SyncDate,
        CronExpression = CronExpression,
        Updated = Updated,
        Logic = Logic?.Copy(),
        ProductIds = [.. products.Select(product => product.Id)],
    };
}
