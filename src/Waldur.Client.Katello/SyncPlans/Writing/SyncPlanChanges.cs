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

    /// <summary>Whether a plan is as the changes want it; null where it does not say its sync date.</summary>
    public static bool? AreMade(SyncPlanUpdate changes, SyncPlan plan)
    {
        var others = Fits(changes.Name, plan.Name)
            && Fits(changes.Interval.HasValue ? changes.Interval.Value.Value : default(Optional<string>), plan.Interval.Value)
            && Fits(changes.Description.HasValue ? changes.Description.Value ?? "" : default(Optional<string>), plan.Description)
            && Fits(changes.CronExpression, plan.CronExpression)
            && (!changes.Enabled.HasValue || changes.Enabled.Value == (plan.Enabled ?? false));
        if (!others || !changes.SyncDate.HasValue)
        {
            return others;
        }

        return plan.SyncDate is { } date ? SyncDates.AreEqual(date, changes.SyncDate.Value) : null;
    }

    // Servers send null and empty alike for what is unset.
    private static bool Fits(Optional<string> wanted, string? found) => !wanted.HasValue || (wanted.Value ?? "") == (found ?? "");
}
