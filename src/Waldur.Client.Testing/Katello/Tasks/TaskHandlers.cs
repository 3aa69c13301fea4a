using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Reading a task, and the calls that deal with many at once.</summary>
internal static class TaskHandlers
{
    private const string Path = "/foreman_tasks/api/tasks/";

    public static void AddTo(RouteTable<KatelloAction> routes) => routes
        .Add("POST", Path + "bulk_search", new KatelloAction("view_foreman_tasks", BulkSearch))
        .Add("POST", Path + "bulk_cancel", new KatelloAction("edit_foreman_tasks", BulkCancel))
        .Add("POST", Path + "bulk_resume", new KatelloAction("edit_foreman_tasks", BulkResume))
        .Add("POST", Path + "bulk_stop", new KatelloAction("edit_foreman_tasks", BulkStop))
        .Add("GET", Path.TrimEnd('/'), new KatelloAction("view_foreman_tasks", TaskList.Response))
        .Add("GET", Path + "{id}", new KatelloAction("view_foreman_tasks", Show))
        .Add("GET", Path + "{id}/details", new KatelloAction("view_foreman_tasks", Details))
        .Add("GET", Path + "{id}/sub_tasks", new KatelloAction("view_foreman_tasks", SubTasks));

    private static FakeResponse Show(KatelloCall call) => KatelloJson.Response(200, Required(call));

    private static FakeResponse Details(KatelloCall call) => KatelloJson.Response(200, TaskDetails.Of(Required(call), call));

    private static FakeResponse SubTasks(KatelloCall call)
    {
        var parent = Required(call);
        return TaskList.Response(
            call,
            [.. TaskFinder.SubTasks(call, parent)],
            new JsonObject { ["action_name"] = parent["action"]?.DeepClone() });
    }

    private static JsonObject Required(KatelloCall call)
    {
        var id = call.Parameter("id");
        return TaskFinder.Find(call, id) ?? throw KatelloErrors.Foreman(404, $"Resource task not found by id '{id}'");
    }

    private static FakeResponse BulkSearch(KatelloCall call)
    {
        var responses = new JsonArray();
        foreach (var search in call.Body["searches"] as JsonArray ?? [])
        {
            var task = TaskFinder.Find(call, KatelloBody.ToText((search as JsonObject)?["task_id"]));
            responses.Add((JsonNode)new JsonObject
            {
                ["search_params"] = search?.DeepClone(),
                ["results"] = task is null ? [] : new JsonArray(task),
            });
        }

        return KatelloJson.Response(200, responses);
    }

    private static FakeResponse BulkCancel(KatelloCall call)
    {
        var chosen = ChosenTasks.From(call, task => task.IsCancellable);
        chosen.Fit.ForEach(task => task.Cancel(call.State.Instant));
        return KatelloJson.Response(200, new JsonObject
        {
            ["total"] = chosen.Count,
            ["cancelled"] = chosen.WriteFit(),
            ["skipped"] = chosen.WriteOthers(),
        });
    }

    private static FakeResponse BulkResume(KatelloCall call)
    {
        var chosen = ChosenTasks.From(call, task => task.IsResumable);
        chosen.Fit.ForEach(task => task.Resume(call.State.Instant));
        return KatelloJson.Response(200, new JsonObject
        {
            ["total"] = chosen.Count,
            ["resumed"] = chosen.WriteFit(),
            ["failed"] = new JsonArray(),
            ["skipped"] = chosen.WriteOthers(),
        });
    }

    private static FakeResponse BulkStop(KatelloCall call)
    {
        var chosen = ChosenTasks.From(call, task => task.State != FakeForemanTask.Stopped);
        chosen.Fit.ForEach(task => task.Cancel(call.State.Instant));
        return KatelloJson.Response(200, new JsonObject
        {
            ["total"] = chosen.Count,
            ["stopped_length"] = chosen.Fit.Count,
            ["skipped_length"] = chosen.Count - chosen.Fit.Count,
        });
    }
}
