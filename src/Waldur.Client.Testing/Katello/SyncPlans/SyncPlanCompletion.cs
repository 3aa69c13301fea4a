using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Completes a search as the web pages ask for it.</summary>
internal static class SyncPlanCompletion
{
    private static readonly string[] Fields = ["enabled", "interval", "name", "organization_id"];

    public static FakeResponse Response(KatelloCall call)
    {
        var typed = (call.Parameter("search") ?? "").TrimStart();
        var fit = Fields.Where(field => field.StartsWith(typed, StringComparison.Ordinal)).Select(field => new JsonObject
        {
            ["completed"] = "",
            ["part"] = $" {field} ",
            ["label"] = $" {field} ",
            ["category"] = "",
        });
        return KatelloJson.Response(200, KatelloJson.Array(fit));
    }
}
