using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>
/// Lists tasks, the latest first, in the envelope of Foreman's tasks. For every plan that runs by its schedule there is one that waits for
/// its time.
/// </summary>
internal static class TaskList
{
    private static readonly SearchField<JsonObject>[] Fields =
    [
        new("label", SearchFieldKind.Text, task => KatelloBody.ToText(task["label"]), IsDefault: true),
        new("state", SearchFieldKind.Text, task => KatelloBody.ToText(task["state"])),
        new("result", SearchFieldKind.Text, task => KatelloBody.ToText(task["result"])),
        new("id", SearchFieldKind.Text, task => KatelloBody.ToText(task["id"])),
    ];

    public static FakeResponse Response(KatelloCall call)
    {
        var all = Scheduled(call)
            .Concat(call.State.Tasks.OrderByDescending(task => task.Started).Select(task => TaskJson.Write(task, call)))
            .Concat(call.State.RecordedTasks.Select(task => (JsonObject)task.DeepClone()))
            .ToList();
        return Response(call, all, []);
    }

    /// <summary>Lists these tasks.</summary>
    /// <param name="call">The request.</param>
    /// <param name="all">The tasks, before the search.</param>
    /// <param name="json">What stands before the list.</param>
    public static FakeResponse Response(KatelloCall call, List<JsonObject> all, JsonObject json)
    {
        List<JsonObject> found;
        try
        {
            found = [.. all.Where(SearchParser<JsonObject>.Parse(call.Parameter("search") ?? "", Fields))];
        }
        catch (SearchException exception)
        {
            throw KatelloErrors.Foreman(400, exception.Message, new JsonObject { ["class"] = "ScopedSearch::QueryNotSupported" });
        }

        var page = KatelloPage.Read(call);
        json["total"] = all.Count;
        json["subtotal"] = found.Count;

        // These are what was sent, as text, on every release.
        json["page"] = call.Parameter("page") ?? (JsonNode)1;
        json["per_page"] = call.Parameter("per_page") ?? (JsonNode)call.State.DefaultPageSize;
        json["sort"] = new JsonObject { ["by"] = "started_at", ["order"] = "DESC" };
        json["results"] = KatelloJson.Array(page.Of(found));
        return KatelloJson.Response(200, json);
    }

    private static IEnumerable<JsonObject> Scheduled(KatelloCall call) => call.State.SyncPlans
        .Where(plan => plan.Enabled == true)
        .Select(plan => TaskJson.WriteScheduled(plan, call));
}
