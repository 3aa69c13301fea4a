using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Compares a sync plan with what is desired, and makes the update that closes the gap.</summary>
internal sealed class SyncPlanComparison
{
    private SyncPlanComparison(SyncPlanUpdate update, IReadOnlyList<FieldDifference> differences, IReadOnlyList<string> notComparable)
    {
        Update = update;
        Differences = differences;
        NotComparable = notComparable;
    }

    public SyncPlanUpdate Update { get; }

    public IReadOnlyList<FieldDifference> Differences { get; }

    public IReadOnlyList<string> NotComparable { get; }

    public static SyncPlanComparison Create(SyncPlan plan, DesiredSyncPlan desired, KnownSyncDate date)
    {
        var update = new SyncPlanUpdate();
        var differences = new List<FieldDifference>();
        var schedule = new List<FieldDifference?>
        {
            Difference("interval", plan.Interval.Value, desired.Interval.Value),
            date.IsKnown ? Difference("sync_date", date.Text, SyncDates.Text(desired.SyncDate)) : null,
            Difference("cron_expression", plan.CronExpression, desired.CronExpression?.Trim()),
        }.OfType<FieldDifference>().ToList();
        if (schedule.Count > 0)
        {
            differences.AddRange(schedule);
            ChangeSchedule(update, plan, desired);
        }

        if (desired.Description.HasValue && Difference("description", plan.Description, desired.Description.Value) is { } description)
        {
            differences.Add(description);
            update.Description = desired.Description.Value;
        }

        // A plan that lost its schedule says neither: it does not run.
        if (desired.Enabled is { } enabled && (plan.Enabled ?? false) != enabled)
        {
            differences.Add(new FieldDifference("enabled", Text(plan.Enabled), Text(enabled)));
            update.Enabled = enabled;
        }

        return new SyncPlanComparison(update, differences, date.IsKnown ? [] : ["sync_date"]);
    }

    // The server builds the schedule anew from what is sent, and enables the plan unless it is said otherwise.
    private static void ChangeSchedule(SyncPlanUpdate update, SyncPlan plan, DesiredSyncPlan desired)
    {
        update.Interval = desired.Interval;
        update.SyncDate = desired.SyncDate;
        update.Enabled = desired.Enabled ?? plan.Enabled ?? false;
        if (desired.Interval == SyncPlanInterval.CustomCron)
        {
            update.CronExpression = desired.CronExpression?.Trim() ?? "";
        }
    }

    // Servers send null and empty alike for what is unset.
    private static FieldDifference? Difference(string field, string? from, string? to)
    {
        from = string.IsNullOrEmpty(from) ? null : from;
        to = string.IsNullOrEmpty(to) ? null : to;
        return from == to ? null : new FieldDifference(field, from, to);
    }

    private static string? Text(bool? enabled) => enabled switch { true => "true", false => "false", null => null };
}
