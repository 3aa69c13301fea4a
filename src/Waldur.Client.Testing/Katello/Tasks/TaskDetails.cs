using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>What the server says of a task where it is asked for details: all of the task, and how it is carried out.</summary>
internal static class TaskDetails
{
    public static JsonObject Of(JsonObject task, KatelloCall call)
    {
        var id = KatelloBody.ToText(task["id"]);
        var own = TaskFinder.FindOwn(call, id);
        var json = new JsonObject
        {
            ["parent_task_id"] = SubTaskJson.ParentOf(id, call)?.ToString("D"),
            ["start_at"] = task["started_at"]?.DeepClone(),
            ["start_before"] = null,
            ["external_id"] = id,
            ["execution_plan"] = new JsonObject
            {
                ["state"] = task["state"]?.DeepClone(),
                ["cancellable"] = task["available_actions"]?["cancellable"]?.DeepClone() ?? own?.IsCancellable ?? false,
            },
            ["failed_steps"] = new JsonArray(),
            ["running_steps"] = new JsonArray(),
            ["help"] = null,
            ["has_sub_tasks"] = TaskFinder.SubTasks(call, task).Any(),
            ["allowDangerousActions"] = false,
            ["locks"] = Locks(own),
            ["username_path"] = task["username"]?.DeepClone(),
            ["dynflow_enable_console"] = true,
        };
        foreach (var (name, value) in json)
        {
            // What a recording shows stays as it is.
            if (!task.ContainsKey(name))
            {
                task[name] = value?.DeepClone();
            }
        }

        return task;
    }

    private static JsonArray Locks(FakeForemanTask? task) => task is null or { State: FakeForemanTask.Stopped }
        ? []
        : new JsonArray(new JsonObject
        {
            ["name"] = "link",
            ["exclusive"] = false,
            ["resource_type"] = "Katello::SyncPlan",
            ["resource_id"] = task.SyncPlanId,
        });
}
