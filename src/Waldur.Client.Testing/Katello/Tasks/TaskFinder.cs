using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Finds tasks of every kind: the runs of plans, their parts, and those that recordings show.</summary>
internal static class TaskFinder
{
    public static FakeForemanTask? FindOwn(KatelloCall call, string? id) => call.State.Tasks.Find(task => task.Id.ToString("D") == id);

    /// <summary>Finds a task as the server writes it; null when there is none.</summary>
    public static JsonObject? Find(KatelloCall call, string? id)
    {
        if (call.State.RecordedTasks.Find(task => IdOf(task) == id) is { } recorded)
        {
            return (JsonObject)recorded.DeepClone();
        }

        return FindOwn(call, id) is { } own
            ? TaskJson.Write(own, call)
            : call.State.Tasks.SelectMany(task => SubTaskJson.Write(task, call)).FirstOrDefault(task => IdOf(task) == id);
    }

    /// <summary>The parts of a task: one for each product of a run, and what recordings say to be of it.</summary>
    public static IEnumerable<JsonObject> SubTasks(KatelloCall call, JsonObject parent)
    {
        var id = IdOf(parent);
        var parts = FindOwn(call, id) is { } own ? SubTaskJson.Write(own, call) : [];
        return parts.Concat(call.State.RecordedTasks
            .FindAll(task => KatelloBody.ToText(task["parent_task_id"]) == id)
            .Select(task => (JsonObject)task.DeepClone()));
    }

    private static string? IdOf(JsonObject task) => KatelloBody.ToText(task["id"]);
}
