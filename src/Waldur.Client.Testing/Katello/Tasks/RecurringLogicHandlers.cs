using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The schedules behind sync plans, those that are not replaced yet.</summary>
internal static class RecurringLogicHandlers
{
    private const string Path = "/foreman_tasks/api/recurring_logics/{id}";

    public static void AddTo(RouteTable<KatelloAction> routes) => routes
        .Add("GET", Path, new KatelloAction("view_recurring_logics", Show))
        .Add("PUT", Path, new KatelloAction("edit_recurring_logics", Update))
        .Add("POST", Path + "/cancel", new KatelloAction("edit_recurring_logics", Cancel));

    private static FakeResponse Show(KatelloCall call) => Response(call, Find(call));

    // Nothing but being enabled can be set; a schedule that was cancelled stays so.
    private static FakeResponse Update(KatelloCall call)
    {
        var plan = Find(call);
        var settings = call.Body["recurring_logic"] as JsonObject ?? call.Body;
        if (settings["enabled"] is { } enabled && plan.Logic!.State != RecurringLogicState.Cancelled)
        {
            plan.Logic.State = enabled.GetValueKind() == JsonValueKind.False ? RecurringLogicState.Disabled : RecurringLogicState.Active;
        }

        return Response(call, plan);
    }

    private static FakeResponse Cancel(KatelloCall call)
    {
        var plan = Find(call);
        plan.Logic!.State = RecurringLogicState.Cancelled;
        return Response(call, plan);
    }

    private static FakeSyncPlan Find(KatelloCall call)
    {
        var id = call.Parameter("id");
        return call.State.SyncPlans.Find(plan => plan.Logic is { } logic && logic.Id == RubyInteger.Parse(id))
            ?? throw KatelloErrors.Foreman(404, $"Resource recurring_logic not found by id '{id}'");
    }

    private static FakeResponse Response(KatelloCall call, FakeSyncPlan plan)
    {
        var runs = call.State.Tasks.FindAll(task => task.SyncPlanId == plan.Id);
        return KatelloJson.Response(200, new JsonObject
        {
            ["id"] = plan.Logic!.Id,
            ["cron_line"] = plan.Logic.CronLine,
            ["end_time"] = null,
            ["iteration"] = runs.Count + 1,
            ["task_group_id"] = plan.Logic.Id,
            ["state"] = plan.Logic.State switch
            {
                RecurringLogicState.Active => "active",
                RecurringLogicState.Disabled => "disabled",
                _ => "cancelled",
            },
            ["max_iteration"] = null,
            ["purpose"] = null,
            ["task_count"] = runs.Count,
            ["next_occurence"] = call.Times.Write(plan.NextSync(call.State.Instant)),
            ["last_occurence"] = call.Times.Write(runs.LastOrDefault()?.Started),
        });
    }
}
