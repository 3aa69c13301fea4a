using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What a sync plan should be. It is found by its name within the organization.</summary>
public sealed record DesiredSyncPlan
{
    /// <summary>The name. 1 to 255 characters, without white space at either end.</summary>
    public required string Name { get; init; }

    /// <summary>How often the plan runs.</summary>
    public required SyncPlanInterval Interval { get; init; }

    /// <summary>The start of the schedule; minute, hour and weekday are taken from it.</summary>
    public required DateTimeOffset SyncDate { get; init; }

    /// <summary>
    /// The cron line: needed for the interval <c>custom cron</c>, refused for any other. Five fields (minute, hour, day of month, month,
    /// day of week) of <c>*</c>, numbers, English names of months and weekdays, ranges, lists and steps. A field of seconds in front,
    /// a time zone behind (<c>0 2 * * * Europe/Rome</c>) and words (<c>@daily</c>) are sent to Katello 4.9 and later only. Anything
    /// else is refused with an <see cref="ArgumentException"/> before something is changed.
    /// </summary>
    /// <value>None by default.</value>
    public string? CronExpression { get; init; }

    /// <summary>The description; null or empty removes it.</summary>
    /// <value>Absent by default: it stays as it is.</value>
    public Optional<string?> Description { get; init; }

    /// <summary>Whether the plan runs.</summary>
    /// <value>Null by default: a new plan runs, an existing one stays as it is.</value>
    public bool? Enabled { get; init; }

    /// <summary>The ids of the products that the plan has; together with <see cref="ProductNames"/> no more and no less.</summary>
    /// <value>Null by default: its products stay as they are, unless names are given.</value>
    public IReadOnlyList<int>? Products { get; init; }

    /// <summary>
    /// The names of the products that the plan has; together with <see cref="Products"/> no more and no less. While one of them is not
    /// found, no product is taken out: the one that is meant may be among them.
    /// </summary>
    /// <value>Null by default: its products stay as they are, unless ids are given.</value>
    public IReadOnlyList<string>? ProductNames { get; init; }
}
