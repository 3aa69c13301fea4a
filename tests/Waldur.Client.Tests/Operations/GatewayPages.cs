using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>What gateways put in the place of a server's response, with statuses that refuse.</summary>
internal static class GatewayPages
{
    private const string Blocked = "<html><body>Blocked</body></html>";

    /// <summary>Gets statuses, and bodies of gateways: pages, and JSON that is not the server's.</summary>
    public static TheoryData<int, string> All => new()
    {
        { 302, "" },
        { 400, """{"success":false,"errors":[{"code":1020}]}""" },
        { 401, Blocked },
        { 403, Blocked },
        { 403, """{"success":false,"errors":[{"code":1020}]}""" },
        { 403, """{"errors":["blocked"]}""" },
        { 403, """["blocked"]""" },
        { 403, """{"detail":"Forbidden"}""" },
        { 404, Blocked },
        { 404, """{"detail":"not found"}""" },
        { 404, """{"detail":"Not Found."}""" },
        { 409, Blocked },
        { 409, """{"detail":"Conflict"}""" },
        { 413, Blocked },
    };

    /// <summary>Makes the fault.</summary>
    public static Fault Create(int status, string body) =>
        Fault.Respond(status, body, body.StartsWith('{') || body.StartsWith('[') ? "application/json" : "text/html");
}
