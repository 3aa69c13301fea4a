using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Writes the parts of a plan's run: one task for each product.</summary>
internal static class SubTaskJson
{
    public static IEnumerable<JsonObject> Write(FakeForemanTask task, KatelloCall call) =>
        task.ProductIds.Select((product, index) => Write(task, call, product, index));

    /// <summary>The id of the task of which a task is a part; null for one that is none.</summary>
    public static Guid? ParentOf(string? id, KatelloCall call) =>
        call.State.Tasks.Find(task => task.ProductIds.Where((_, index) => IdOf(task, index) == id).Any())?.Id;

    private static JsonObject Write(FakeForemanTask task, KatelloCall call, int productId, int index)
    {
        var (state, result) = task.PartState(index);
        var product = call.State.Products.Find(row => row.Id == productId);
        var json = TaskJson.Write(task, call);
        json["id"] = IdOf(task, index);
        json["label"] = "Actions::Katello::Repository::Sync";
        json["pending"] = state != FakeForemanTask.Stopped;
        json["action"] = $"Synchronize product '{product?.Name}'; organization '{product?.Organization.Name}'";
        json["state"] = state;
        json["result"] = result;
        json["progress"] = TaskJson.Progress(state == FakeForemanTask.Stopped && result != "cancelled" ? 1 : state == FakeForemanTask.Planned ? 0 : 0.5);
        json["input"] = new JsonObject { ["product"] = new JsonObject { ["id"] = productId, ["name"] = product?.Name, ["label"] = product?.Label } };
        json["output"] = new JsonObject();
        json["humanized"] = new JsonObject
        {
            ["action"] = "Synchronize",
            ["input"] = new JsonArray(new JsonArray("product", new JsonObject { ["text"] = $"product '{product?.Name}'", ["link"] = null })),
            ["output"] = null,
            ["errors"] = result is "error" ? new JsonArray(task.Errors[index]) : [],
        };
        if (json.ContainsKey("available_actions"))
        {
            json["available_actions"] = new JsonObject
            {
                ["cancellable"] = state == FakeForemanTask.Running,
                ["resumable"] = state == FakeForemanTask.Paused,
            };
        }

        return json;
    }

    // As repeatable as the run's own id.
    private static string IdOf(FakeForemanTask task, int index)
    {
        var bytes = task.Id.ToByteArray();
        (bytes[14], bytes[15]) = ((byte)(bytes[14] ^ (index >> 8)), (byte)(bytes[15] ^ (index + 1)));
        return new Guid(bytes).ToString("D");
    }
}
