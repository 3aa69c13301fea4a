using System.Globalization;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Compares a sync plan with what is desired, and makes the update that closes the gap.</summary>
internal sealed class SyncPlanComparison
{
    private const string SyncDate = "sync_date";

    private SyncPlanComparison(SyncPlanUpdate update, IReadOnlyList<FieldDifference> differences, IReadOnlyList<string> notComparable)
    {
        Update = update;
        Differences = differences;
        NotComparable = notComparable;
    }

    public SyncPlanUpdate Update { get; }

    public IReadOnlyList<FieldDifference> Differences { get; }

    public IReadOnlyList<string> NotComparable { get; }

    public static SyncPlanComparison Of(SyncPlan plan, DesiredSyncPlan desired)
    {
        var update = new SyncPlanUpdate();
        var differences = new List<FieldDifference>();
        var isDateKnown = plan.SyncDate is not null || !plan.AdditionalData.ContainsKey(SyncDate);
        var schedule = new List<FieldDifference?>
        {
            Difference("interval", plan.Interval.Value, desired.Interval.Value),
            isDateKnown ? Difference(SyncDate, Text(plan.SyncDate), Text(desired.SyncDate)) : null,
            Difference("cron_expression", plan.CronExpression, desired.CronExpression),
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

        return new SyncPlanComparison(update, differences, isDateKnown ? [] : [SyncDate]);
    }

    // The server builds the schedule anew from what is sent, and enables the plan unless told otherwise.
    private static void ChangeSchedule(SyncPlanUpdate update, SyncPlan plan, DesiredSyncPlan desired)
    {
        update.Interval = desired.Interval;
        update.SyncDate = desired.SyncDate;
        update.Enabled = desired.Enabled ?? plan.Enabled ?? false;
        if (desired.Interval == SyncPlanInterval.CustomCron)
        {
            update.CronExpression = desired.CronExpression ?? "";
        }
    }

    // Servers send null and empty alike for what is unset.
    private static FieldDifference? Difference(string field, string? from, string? to)
    {
        from = string.IsNullOrEmpty(from) ? null : from;
        to = string.IsNullOrEmpty(to) ? null : to;
        return from == to ? null : new FieldDifference(field, from, to);
    }

    // Instants in one zone, to the second: that is all the server keeps.
    private static string? Text(DateTimeOffset? date) => date?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static string? Text(bool? enabled) => enabled switch { true => "true", false => "false", null => null };
}
