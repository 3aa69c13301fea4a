namespace Waldur.Client.Testing;

/// <summary>
/// What a recording of a real server shows of a row, and a fake would make up by itself: ids, times and the state of the last
/// synchronisation. What is left out is made up.
/// </summary>
public sealed record FakeRecorded
{
    /// <summary>The id of the row.</summary>
    public int? Id { get; init; }

    /// <summary>The label of an organization or product.</summary>
    public string? Label { get; init; }

    /// <summary>The description of an organization or sync plan.</summary>
    public string? Description { get; init; }

    /// <summary>When the row was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When the row was changed last.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>A product's id in Candlepin.</summary>
    public string? CandlepinId { get; init; }

    /// <summary>How a product's last synchronisation went, such as <c>planning</c>.</summary>
    public string? SyncState { get; init; }

    /// <summary>When a product was synchronised last.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>The id of the schedule behind a sync plan.</summary>
    public int? RecurringLogicId { get; init; }
}
