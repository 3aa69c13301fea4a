using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>The server's rules for a sync plan, checked before anything is sent: it responds most breaches with 500.</summary>
internal static class SyncPlanRules
{
    private const int MaxNameLength = 255;

    public static void ThrowIfInvalid(SyncPlanCreate plan) => Throw(
        [
            Name(plan.Name),
            WireText.Problem("description", plan.Description),
            Interval(plan.Interval),
            SyncDate(plan.SyncDate),
            Cron(plan.Interval, plan.CronExpression),
        ],
        nameof(plan));

    public static void ThrowIfInvalid(SyncPlanUpdate changes) => Throw(
        [
            changes.Name.HasValue ? Name(changes.Name.Value) : null,
            WireText.Problem("description", changes.Description.GetValueOrDefault(null)),
            changes.Interval.HasValue ? Interval(changes.Interval.Value) : null,
            changes.SyncDate.HasValue ? SyncDate(changes.SyncDate.Value) : null,
            changes is { Interval.HasValue: true, CronExpression.HasValue: true } ? Cron(changes.Interval.Value, changes.CronExpression.Value) : null,
            changes is { Interval.HasValue: false, CronExpression.HasValue: true } ? Line(changes.CronExpression.Value) : null,
        ],
        nameof(changes));

    /// <summary>Checks the schedule that a change makes of the plan as it is.</summary>
    public static void ThrowIfInvalid(SyncPlanUpdate changes, SyncPlan current)
    {
        var interval = changes.Interval.GetValueOrDefault(current.Interval);
        var kept = interval == SyncPlanInterval.CustomCron ? current.CronExpression : null;
        var problem = changes.CronExpression.HasValue ? Cron(interval, changes.CronExpression.Value)
            : interval == SyncPlanInterval.CustomCron && string.IsNullOrWhiteSpace(kept) ? Cron(interval, kept)
            : null;
        Throw([problem], nameof(changes));
    }

    public static void ThrowIfInvalid(DesiredSyncPlan desired) => Throw(
        [
            Name(desired.Name),
            WireText.Problem("description", desired.Description.GetValueOrDefault(null)),
            Interval(desired.Interval),
            SyncDate(desired.SyncDate),
            Cron(desired.Interval, desired.CronExpression),
            .. (desired.ProductNames ?? []).Select(name => string.IsNullOrWhiteSpace(name) ? "A product's name is empty." : WireText.Problem("name of a product", name)),
        ],
        nameof(desired));

    /// <summary>Checks that a server of this version takes the cron line.</summary>
    public static void ThrowIfUnknownTo(string? serverVersion, string? cron)
    {
        if (ExtensionOf(cron) is { } extension && KatelloRelease.IsAtLeast(serverVersion, KatelloRelease.WithExtendedCron) != true)
        {
            var found = serverVersion is null ? "this server does not say its version" : $"this server has {serverVersion}";
            throw new ArgumentException(
                $"The cron expression has {extension}, which only Foreman {KatelloRelease.WithExtendedCron} (Katello 4.9) and later take; {found}.", nameof(cron));
        }
    }

    /// <summary>What in a cron line only newer servers take; null where all take it, or there is none.</summary>
    public static string? ExtensionOf(string? cron) => string.IsNullOrWhiteSpace(cron) ? null : CronLine.Parse(cron.Trim()).Extension;

    private static string? Name(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "The name is empty."
        : WireText.Problem("name", name) is { } problem ? problem
        : name.EnumerateRunes().Count() is > MaxNameLength and var length ? $"The name has {length} characters; the server takes at most {MaxNameLength}."
        : name.Trim().Length != name.Length ? "The name begins or ends with white space."
        : null;

    private static string? Interval(SyncPlanInterval interval) =>
        interval.IsKnown ? null : $"'{interval.Value}' is no interval: use hourly, daily, weekly or custom cron.";

    private static string? SyncDate(DateTimeOffset date) => date == default ? "The sync date is not set." : null;

    private static string? Cron(SyncPlanInterval interval, string? cron) => (interval == SyncPlanInterval.CustomCron, string.IsNullOrWhiteSpace(cron)) switch
    {
        (true, true) => "The interval 'custom cron' needs a cron expression.",
        (false, false) => $"A cron expression goes with the interval 'custom cron' only, not with '{interval.Value}'.",
        (true, false) => Line(cron),
        _ => null,
    };

    private static string? Line(string? cron) => string.IsNullOrWhiteSpace(cron) ? null : CronLine.Parse(cron.Trim()).Problem;

    private static void Throw(IEnumerable<string?> problems, string name)
    {
        var found = problems.OfType<string>().ToList();
        if (found.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', found), name);
        }
    }
}
