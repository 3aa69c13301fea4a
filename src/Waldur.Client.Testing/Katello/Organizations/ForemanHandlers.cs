using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>What Foreman itself responses.</summary>
internal static class ForemanHandlers
{
    public static void AddTo(RouteTable<KatelloAction> routes)
    {
        var overridden = new KatelloAction(null, Overridden);
        foreach (var root in (string[])["/api", "/api/v2"])
        {
            routes.Add("GET", root + "/status", new KatelloAction(null, Status))
                .Add("POST", root + "/organizations", overridden)
                .Add("PUT", root + "/organizations/{organization_id}", overridden)
                .Add("DELETE", root + "/organizations/{organization_id}", overridden);
        }
    }

    private static FakeResponse Status(KatelloCall call) => KatelloJson.Response(200, new JsonObject
    {
        ["result"] = "ok",
        ["status"] = 200,
        ["version"] = call.Release.ForemanVersion,
        ["api_version"] = 2,
    });

    private static FakeResponse Overridden(KatelloCall call) => throw KatelloErrors.Plain(
        404,
        "Route overridden by Katello, use the /katello API endpoint instead.");
}
