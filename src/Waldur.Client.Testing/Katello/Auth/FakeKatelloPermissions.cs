namespace Waldur.Client.Testing;

/// <summary>Sets of permissions that people give to the users of a Katello.</summary>
public static class FakeKatelloPermissions
{
    private static readonly string[] Seeing = ["view_organizations", "view_products", "view_sync_plans"];

    private static readonly string[] Managing =
    [
        .. Seeing,
        "create_sync_plans", "edit_sync_plans", "destroy_sync_plans", "sync_sync_plans",
        "edit_products", "sync_products",
        "view_recurring_logics", "create_recurring_logics", "edit_recurring_logics",
    ];

    /// <summary>Everything about sync plans, their products, schedules and tasks.</summary>
    public static IReadOnlySet<string> SyncPlanManager { get; } = Set([.. Managing, "view_foreman_tasks", "edit_foreman_tasks"]);

    /// <summary>Seeing, and nothing else.</summary>
    public static IReadOnlySet<string> Viewer { get; } = Set([.. Seeing, "view_foreman_tasks"]);

    /// <summary>As <see cref="SyncPlanManager"/>, but tasks cannot be seen: a sync can be started and not be followed.</summary>
    public static IReadOnlySet<string> WithoutTasks { get; } = Set(Managing);

    /// <summary>
    /// As <see cref="SyncPlanManager"/>, but schedules cannot be edited: switching a plan on or off gets success and lost.
    /// </summary>
    public static IReadOnlySet<string> WithoutRecurringLogics { get; } =
        Set(SyncPlanManager.Where(permission => !permission.EndsWith("_recurring_logics", StringComparison.Ordinal)));

    /// <summary>As <see cref="SyncPlanManager"/>, but no product can be edited or synchronised: they are skipped without a word.</summary>
    public static IReadOnlySet<string> WithoutProducts { get; } =
        Set(SyncPlanManager.Where(permission => permission is not ("edit_products" or "sync_products")));

    /// <summary>None.</summary>
    public static IReadOnlySet<string> None { get; } = Set([]);

    private static HashSet<string> Set(IEnumerable<string> permissions) => permissions.ToHashSet(StringComparer.Ordinal);
}
