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
        .Add("GET", Path + "{id}", new KatelloAction("view_foreman_tasks", Show));

    private static FakeResponse Show(KatelloCall call)
    {
        var id = call.Parameter("id");
        if (call.State.RecordedTasks.Find(recorded => KatelloBody.ToText(recorded["id"]) == id) is { } known)
        {
            return KatelloJson.Response(200, known.DeepClone());
        }

        var task = Find(call, id) ?? throw KatelloErrors.Foreman(404, $"Resource task not found by id '{id}'");
        return KatelloJson.Response(200, TaskJson.Write(task, call));
    }

    private static FakeResponse BulkSearch(KatelloCall call)
    {
        var responses = new JsonArray();
        foreach (var search in call.Body["searches"] as JsonArray ?? [])
        {
            var task = Find(call, KatelloBody.ToText((search as JsonObject)?["task_id"]));
            responses.Add((JsonNode)new JsonObject
            {
                ["search_params"] = search?.DeepClone(),
                ["results"] = task is null ? [] : new JsonArray(TaskJson.Write(task, call)),
            });
        }

        return KatelloJson.Response(200, responses);
    }

    private static FakeResponse BulkCancel(KatelloCall call)
    {
        var (fit, others) = Choose(call, task => task.IsCancellable);
        fit.ForEach(task => task.Cancel(call.State.Instant));
        return KatelloJson.Response(200, new JsonObject
        {
            ["total"] = fit.Count + others.Count,
            ["cancelled"] = Write(fit, call),
            ["skipped"] = Write(others, call),
        });
    }

    private static FakeResponse BulkResume(KatelloCall call)
    {
        var (fit, others) = Choose(call, task => task.IsResumable);
        fit.ForEach(task => task.Resume(call.State.Instant));
        return KatelloJson.Response(200, new JsonObject
        {
            ["total"] = fit.Count + others.Count,
            ["resumed"] = Write(fit, call),
            ["failed"] = new JsonArray(),
            ["skipped"] = Write(others, call),
        });
    }

    private static FakeResponse BulkStop(KatelloCall call)
    {
        var (fit, others) = Choose(call, task => task.State != FakeForemanTask.Stopped);
        fit.ForEach(task => task.Cancel(call.State.Instant));
        return KatelloJson.Response(200, new JsonObject
        {
            ["total"] = fit.Count + others.Count,
            ["stopped_length"] = fit.Count,
            ["skipped_length"] = others.Count,
        });
    }

    private static JsonArray Write(List<FakeForemanTask> tasks, KatelloCall call) =>
        KatelloJson.Array(tasks.Select(task => TaskJson.Write(task, call)));

    private static (List<FakeForemanTask> Fit, List<FakeForemanTask> Others) Choose(KatelloCall call, Predicate<FakeForemanTask> fits)
    {
        var ids = (call.Body["task_ids"] as JsonArray ?? []).Select(KatelloBody.ToText);
        var tasks = ids.Select(id => Find(call, id)).OfType<FakeForemanTask>().ToList();
        return (tasks.FindAll(fits), tasks.FindAll(task => !fits(task)));
    }

    private static FakeForemanTask? Find(KatelloCall call, string? id) => call.State.Tasks.Find(task => task.Id.ToString("D") == id);
}
