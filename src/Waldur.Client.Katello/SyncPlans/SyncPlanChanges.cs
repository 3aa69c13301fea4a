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
