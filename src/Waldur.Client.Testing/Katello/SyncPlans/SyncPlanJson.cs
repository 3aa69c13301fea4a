using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class SyncPlanJson
{
    public static JsonObject Write(FakeSyncPlan plan, KatelloCall call) => new()
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
            ["view_sync_plans"] = call.User.Can("view_sync_plans", plan),
            ["edit_sync_plans"] = call.User.Can("edit_sync_plans", plan),
            ["destroy_sync_plans"] = call.User.Can("destroy_sync_plans", plan),
        },
    };
}
