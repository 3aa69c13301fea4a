using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>What a partial update touches.</summary>
internal static class SyncPlanChanges
{
    public static bool IsEmpty(SyncPlanUpdate changes) =>
        !changes.Name.HasValue && !changes.Description.HasValue && !changes.Enabled.HasValue && !TouchesSchedule(changes);

    /// <summary>Whether the server builds a new schedule for it, which enables a disabled plan.</summary>
    public static bool TouchesSchedule(SyncPlanUpdate changes) =>
        changes.Interval.HasValue || changes.SyncDate.HasValue || changes.CronExpression.HasValue;

    /// <summary>Whether the plan as it is must be known: for what the change leaves out but the new schedule needs.</summary>
    public static bool NeedsCurrent(SyncPlanUpdate changes) =>
        TouchesSchedule(changes)
        && (!changes.Enabled.HasValue
            || (changes.CronExpression.HasValue && !changes.Interval.HasValue)
            || (!changes.CronExpression.HasValue && changes.Interval.GetValueOrDefault(default) == SyncPlanInterval.CustomCron));

    public static SyncPlanUpdate WithEnabled(SyncPlanUpdate changes, bool enabled) => new()
    {
        Name = changes.Name,
        Description = changes.Description,
        Interval = changes.Interval,
        SyncDate = changes.SyncDate,
        CronExpression = changes.CronExpression,
        Enabled = enabled,
    };
}
