using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Which sync plans to list, and in what order.</summary>
public sealed record SyncPlanFilter
{
    internal static SyncPlanFilter All { get; } = new();

    /// <summary>Only the plan of exactly this name, in this case.</summary>
    public string? Name { get; init; }

    /// <summary>Only plans with this interval.</summary>
    public SyncPlanInterval? Interval { get; init; }

    /// <summary>Only plans with exactly this sync date.</summary>
    public DateTimeOffset? SyncDate { get; init; }

    /// <summary>Only plans that a search finds.</summary>
    public SearchExpression? Search { get; init; }

    /// <summary>What to sort by.</summary>
    /// <value>The name by default.</value>
    public SyncPlanSortKey SortBy { get; init; } = SyncPlanSortKey.Name;

    /// <summary>In which direction to sort.</summary>
    /// <value>Ascending by default.</value>
    public SortDirection SortOrder { get; init; } = SortDirection.Ascending;

    /// <summary>The type's name.</summary>
    /// <returns><c>SyncPlanFilter</c>.</returns>
    public override string ToString() => nameof(SyncPlanFilter);

    internal KatelloApiOrganizationsItemSyncPlansQuery ToQuery() => new()
    {
        Name = Name,
        Interval = Interval,
        SyncDate = SyncDate,
        Search = Search?.ToString(),
        SortBy = SortBy,
        SortOrder = SortOrder,
    };
}
