using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>The server's rules for a sync plan, checked before anything is sent: it responds most breaches with 500.</summary>
internal static class SyncPlanRules
{
    private const int MaxNameLength = 255;

    // Ruby's dates go further, but a year beyond this is a mistake of the caller's.
    private const int LeastYear = 1970;

    public static void Check(SyncPlanCreate plan) =>
        Throw([Name(plan.Name), Interval(plan.Interval), SyncDate(plan.SyncDate), Cron(plan.Interval, plan.CronExpression)], nameof(plan));

    public static void Check(SyncPlanUpdate changes) => Throw(
        [
            changes.Name.HasValue ? Name(changes.Name.Value) : null,
            changes.Interval.HasValue ? Interval(changes.Interval.Value) : null,
            changes.SyncDate.HasValue ? SyncDate(changes.SyncDate.Value) : null,
            changes is { Interval.HasValue: true, CronExpression.HasValue: true } ? Cron(changes.Interval.Value, changes.CronExpression.Value) : null,
        ],
        nameof(changes));

    /// <summary>Checks the schedule that a change makes of the plan as it is.</summary>
    public static void Check(SyncPlanUpdate changes, SyncPlan current)
    {
        var interval = changes.Interval.GetValueOrDefault(current.Interval);
        var kept = interval == SyncPlanInterval.CustomCron ? current.CronExpression : null;
        Throw([Cron(interval, changes.CronExpression.HasValue ? changes.CronExpression.Value : kept)], nameof(changes));
    }

    public static void Check(DesiredSyncPlan desired) =>
        Throw([Name(desired.Name), Interval(desired.Interval), SyncDate(desired.SyncDate), Cron(desired.Interval, desired.CronExpression)], nameof(desired));

    private static string? Name(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "The name is empty."
        : name.EnumerateRunes().Count() is > MaxNameLength and var length ? $"The name has {length} characters; the server takes at most {MaxNameLength}."
        : name.Trim().Length != name.Length ? "The name begins or ends with white space."
        : null;

    private static string? Interval(SyncPlanInterval interval) =>
        interval.IsKnown ? null : $"'{interval.Value}' is no interval: use hourly, daily, weekly or custom cron.";

    private static string? SyncDate(DateTimeOffset date) =>
        date.Year >= LeastYear ? null : "The sync date is not set.";

    // Which cron lines are understood differs by release: only what all refuse is refused here.
    private static string? Cron(SyncPlanInterval interval, string? cron) => (interval == SyncPlanInterval.CustomCron, string.IsNullOrWhiteSpace(cron)) switch
    {
        (true, true) => "The interval 'custom cron' needs a cron expression.",
        (false, false) => $"A cron expression goes with the interval 'custom cron' only, not with '{interval.Value}'.",
        (true, false) when !cron!.TrimStart().StartsWith('@') && cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < 5
            => "A cron expression has five fields: minute, hour, day of month, month, day of week.",
        _ => null,
    };

    private static void Throw(IEnumerable<string?> problems, string name)
    {
        var found = problems.OfType<string>().ToList();
        if (found.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', found), name);
        }
    }
}
