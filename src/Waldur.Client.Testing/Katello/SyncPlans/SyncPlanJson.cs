using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class SyncPlanJson
{
    /// <summary>Writes a plan; what old releases write as the response to an update is said.</summary>
    public static JsonObject Write(FakeSyncPlan plan, KatelloCall call, bool isUpdate = false)
    {
        var json = Write(plan, call, isUpdate && call.Release.HidesPermissionsOfUpdates ? static (_, _, _) => false : static (user, right, of) => user.Can(right, of));
        if (call.Release.WritesSyncDateLast && json["sync_date"]?.DeepClone() is { } date)
        {
            json.Remove("sync_date");
            json["sync_date"] = date;
        }

        return json;
    }

    private static JsonObject Write(FakeSyncPlan plan, KatelloCall call, Func<FakeKatelloUser, string, FakeSyncPlan, bool> can) => new()
    {
        ["id"] = plan.Id,
        ["organization_id"] = plan.Organization.Id,
        ["name"] = plan.Name,
        ["description"] = plan.Description,
        ["interval"] = plan.Interval,
        ["next_sync"] = call.Times.WriteNextSync(plan.NextSync(call.State.Instant)),
        ["sync_date"] = call.Times.WriteSyncDate(plan.SyncDate),
        ["created_at"] = call.Times.Write(plan.Created),
        ["updated_at"] = call.Times.Write(plan.Updated),
        ["enabled"] = plan.Enabled,
        ["foreman_tasks_recurring_logic_id"] = plan.RecurringLogicId,
        ["cron_expression"] = plan.CronExpression,
        ["products"] = KatelloJson.Array(call.State.ProductsOf(plan).Select(product => ProductJson.WriteInPlan(product, call))),
        ["permissions"] = new JsonObject
        {
            ["view_sync_plans"] = can(call.User, "view_sync_plans", plan),
            ["edit_sync_plans"] = can(call.User, "edit_sync_plans", plan),
            ["destroy_sync_plans"] = can(call.User, "destroy_sync_plans", plan),
        },
    };
}
