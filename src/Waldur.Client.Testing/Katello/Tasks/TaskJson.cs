using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class TaskJson
{
    private const string Label = "Actions::Katello::SyncPlan::Run";

    /// <summary>Writes a task. Right after its start it has no duration, on whatever server.</summary>
    public static JsonObject Write(FakeForemanTask task, KatelloCall call, bool withDuration = true)
    {
        var times = call.Times;
        var json = new JsonObject
        {
            ["id"] = task.Id.ToString("D"),
            ["label"] = Label,
            ["pending"] = task.State != FakeForemanTask.Stopped,
            ["action"] = $"Run Sync Plan: {task.SyncPlanName}",
            ["username"] = task.Username,
            ["started_at"] = times.Write(task.Started),
            ["ended_at"] = times.Write(task.Ended),
        };
        if (withDuration && call.Release.TasksHaveDuration)
        {
            json["duration"] = Duration((task.Ended ?? call.State.Instant) - task.Started, call.Release);
        }

        json["state"] = task.State;
        json["result"] = task.Result;
        json["progress"] = Progress(task.Progress);
        json["input"] = Input(task);
        json["output"] = task.State == FakeForemanTask.Planned ? [] : Output(task);
        json["humanized"] = Humanized(task);
        json["cli_example"] = null;
        if (call.Release.TasksHaveActions)
        {
            json["start_at"] = times.Write(task.Started);
            json["available_actions"] = new JsonObject
            {
                ["cancellable"] = task.IsCancellable,
                ["resumable"] = task.IsResumable,
            };
        }

        return json;
    }

    /// <summary>Writes the next run of a plan, which waits for its time: it knows the plan by its name alone.</summary>
    public static JsonObject WriteScheduled(FakeSyncPlan plan, KatelloCall call)
    {
        var json = new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{plan.RecurringLogicId:D12}"),
            ["label"] = Label,
            ["pending"] = true,
            ["action"] = $"Run Sync Plan: {plan.Name}",
            ["username"] = null,
            ["started_at"] = null,
            ["ended_at"] = null,
            ["state"] = "scheduled",
            ["result"] = "pending",
            ["progress"] = Progress(0),
            ["input"] = new JsonObject { ["sync_plan_name"] = plan.Name },
            ["output"] = null,
            ["humanized"] = new JsonObject { ["action"] = "Run Sync Plan", ["input"] = plan.Name, ["output"] = null, ["errors"] = new JsonArray() },
            ["cli_example"] = null,
        };
        if (call.Release.TasksHaveActions)
        {
            json["start_at"] = call.Times.Write(plan.NextSync(call.State.Instant));
            json["available_actions"] = new JsonObject { ["cancellable"] = true, ["resumable"] = false };
        }

        return json;
    }

    private static JsonObject Input(FakeForemanTask task) => new()
    {
        ["sync_plan"] = new JsonObject { ["id"] = task.SyncPlanId, ["name"] = task.SyncPlanName },
        ["services_checked"] = new JsonArray("candlepin", "candlepin_auth"),
        ["current_request_id"] = null,
        ["current_timezone"] = "UTC",
        ["current_user_id"] = task.User.Id,
        ["current_organization_id"] = null,
        ["current_location_id"] = null,
    };

    private static JsonObject Output(FakeForemanTask task)
    {
        var total = task.ProductIds.Count;
        var cancelled = task.Result == "cancelled" ? total - task.Succeeded : 0;
        return new JsonObject
        {
            ["planned_count"] = total,
            ["cancelled_count"] = cancelled,
            ["total_count"] = total,
            ["failed_count"] = task.Failed,
            ["pending_count"] = total - task.Succeeded - task.Failed - cancelled,
            ["success_count"] = task.Succeeded,
        };
    }

    private static JsonObject Humanized(FakeForemanTask task) => new()
    {
        ["action"] = "Run Sync Plan",
        ["input"] = task.SyncPlanName,
        ["output"] = task.State == FakeForemanTask.Planned
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{task.ProductIds.Count} task(s), {task.Succeeded} success, {task.Failed} fail"),
        ["errors"] = task.ErrorsAsText
            ? string.Join('\n', task.Errors)
            : KatelloJson.Array(task.Errors.Select(error => (JsonNode)error)),
    };

    // The server never leaves the fraction out: 1.0, not 1.
    public static JsonNode? Progress(double progress) =>
        JsonNode.Parse(progress.ToString("0.0###############", CultureInfo.InvariantCulture));

    private static string Duration(TimeSpan elapsed, FakeKatelloRelease release) => release.TaskDurationIsNumber
        ? elapsed.TotalSeconds.ToString("0.0#####", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(int)elapsed.TotalHours:00}:{elapsed:mm\\:ss\\.ffffff}");
}
