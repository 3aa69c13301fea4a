using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The services, processors and logs of site agents.</summary>
internal static class SiteAgentPartHandlers
{
    private const string Identities = "/api/marketplace-site-agent-identities/";
    private const string Services = "/api/marketplace-site-agent-services/";
    private const string Processors = "/api/marketplace-site-agent-processors/";
    private const string Logs = "/api/marketplace-site-agent-logs/";
    private static readonly string[] Levels = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];
    private static readonly string[] StateNumbers = ["1", "2", "3"];

    public static void AddTo(RouteTable<WaldurAction> routes) => routes
        .Add("POST", Identities + "{uuid}/register_service/", new WaldurAction(WaldurAccess.Authenticated, RegisterService))
        .Add("GET", Services, new WaldurAction(WaldurAccess.Authenticated, ListServices))
        .Add("GET", Services + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, call => Drf.Json(200, SiteAgentJson.Write(Service(call), call))))
        .Add("DELETE", Services + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, DestroyService))
        .Add("POST", Services + "{uuid}/register_processor/", new WaldurAction(WaldurAccess.Authenticated, RegisterProcessor))
        .Add("POST", Services + "{uuid}/set_statistics/", new WaldurAction(WaldurAccess.Authenticated, SetStatistics))
        .Add("GET", Processors, new WaldurAction(WaldurAccess.Authenticated, ListProcessors))
        .Add("GET", Processors + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, call => Drf.Json(200, SiteAgentJson.Write(Processor(call), call))))
        .Add("DELETE", Processors + "{uuid}/", new WaldurAction(WaldurAccess.Authenticated, DestroyProcessor))
        .Add("GET", Logs, new WaldurAction(WaldurAccess.Authenticated, ListLogs))
        .Add("POST", Logs, new WaldurAction(WaldurAccess.Authenticated, SendLogs));

    private static IEnumerable<FakeAgentService> VisibleServices(WaldurCall call) =>
        call.State.AgentServices.Where(row => call.Identity.Sees(row.Identity.Offering));

    private static IEnumerable<FakeAgentProcessor> VisibleProcessors(WaldurCall call) =>
        call.State.AgentProcessors.Where(row => call.Identity.Sees(row.Service.Identity.Offering));

    private static FakeAgentService Service(WaldurCall call) => call.Row(VisibleServices(call), row => row.Uuid, "AgentService");

    private static FakeAgentProcessor Processor(WaldurCall call) => call.Row(VisibleProcessors(call), row => row.Uuid, "AgentProcessor");

    private static void ThrowIfNotManager(WaldurCall call, FakeOffering offering)
    {
        if (!call.Identity.User.CanManage(offering))
        {
            throw Drf.Forbidden();
        }
    }

    private static FakeResponse RegisterService(WaldurCall call)
    {
        var identity = SiteAgentHandlers.Row(call);
        ThrowIfNotManager(call, identity.Offering);
        var fields = call.Fields();
        var name = fields.Text("name", 255, required: true);
        var mode = call.Body()["mode"] is null ? null : fields.Text("mode", 255, blank: true);
        fields.ThrowIfInvalid();
        var found = call.State.AgentServices.Find(row => row.Identity == identity && row.Name == name);
        var service = found ?? new FakeAgentService(call.State.NewUuid(), identity, name!, call.Now);
        if (found is null)
        {
            call.State.AgentServices.Add(service);
        }

        (service.Mode, service.State, service.Modified) = (mode, "Active", call.Now);
        return Drf.Json(found is null ? 201 : 200, SiteAgentJson.Write(service, call));
    }

    private static FakeResponse ListServices(WaldurCall call)
    {
        var filters = call.Filters();
        var (identity, mode) = (filters.Uuid("identity_uuid"), filters.Text("mode"));
        var states = filters.Choices("state", StateNumbers);
        var (after, before) = (filters.Time("modified_after"), filters.Time("modified_before"));
        filters.ThrowIfInvalid();
        var rows = VisibleServices(call).Where(row => (identity is null || row.Identity.Uuid == identity) && (mode is null || row.Mode == mode)
            && (states.Count == 0 || states.Contains(row.State switch { "Active" => "1", "Idle" => "2", _ => "3" }))
            && !(row.Modified < after) && !(row.Modified > before));
        return Paginator.Page(call, [.. rows], row => SiteAgentJson.Write(row, call));
    }

    private static FakeResponse DestroyService(WaldurCall call)
    {
        var row = Service(call);
        ThrowIfNotManager(call, row.Identity.Offering);
        call.State.AgentServices.Remove(row);
        call.State.AgentProcessors.RemoveAll(processor => processor.Service == row);
        return FakeResponse.Empty(204);
    }

    private static FakeResponse RegisterProcessor(WaldurCall call)
    {
        var service = Service(call);
        ThrowIfNotManager(call, service.Identity.Offering);
        var fields = call.Fields();
        var (name, type) = (fields.Text("name", 255, required: true), fields.Text("backend_type", 255, required: true));
        var version = call.Body()["backend_version"] is null ? null : fields.Text("backend_version", 255, blank: true);
        fields.ThrowIfInvalid();
        var found = call.State.AgentProcessors.Find(row => row.Service == service && row.Name == name);
        var processor = found ?? new FakeAgentProcessor(call.State.NewUuid(), service, name!, call.Now);
        if (found is null)
        {
            call.State.AgentProcessors.Add(processor);
        }

        (processor.BackendType, processor.BackendVersion, processor.LastRun, processor.Modified) = (type!, version, call.Now, call.Now);
        return Drf.Json(found is null ? 201 : 200, SiteAgentJson.Write(processor, call));
    }

    private static FakeResponse SetStatistics(WaldurCall call)
    {
        var row = Service(call);
        ThrowIfNotManager(call, row.Identity.Offering);
        var body = call.Body();
        if (!body.TryGetPropertyValue("statistics", out var statistics))
        {
            throw Drf.Field("statistics", "This field is required.");
        }

        (row.Statistics, row.Modified) = (statistics?.ToJsonString() ?? "null", call.Now);
        return Drf.Json(200, SiteAgentJson.Write(row, call));
    }

    private static FakeResponse ListProcessors(WaldurCall call)
    {
        var filters = call.Filters();
        var (service, type, version) = (filters.Uuid("service_uuid"), filters.Text("backend_type"), filters.Text("backend_version"));
        var (after, before) = (filters.Time("last_run"), filters.Time("last_run_before"));
        filters.ThrowIfInvalid();
        var rows = VisibleProcessors(call).Where(row => (service is null || row.Service.Uuid == service) && (type is null || row.BackendType == type)
            && (version is null || row.BackendVersion == version) && !(row.LastRun < after) && !(row.LastRun > before));
        return Paginator.Page(call, [.. rows], row => SiteAgentJson.Write(row, call));
    }

    private static FakeResponse DestroyProcessor(WaldurCall call)
    {
        var row = Processor(call);
        ThrowIfNotManager(call, row.Service.Identity.Offering);
        call.State.AgentProcessors.Remove(row);
        return FakeResponse.Empty(204);
    }

    private static FakeResponse ListLogs(WaldurCall call)
    {
        var filters = call.Filters();
        var (identity, offering, level) = (filters.Uuid("agent_identity_uuid"), filters.Uuid("offering_uuid"), filters.Choice("level", Levels));
        filters.ThrowIfInvalid();
        var rows = call.State.AgentLogs.Where(row => call.Identity.Sees(row.Identity.Offering) && (identity is null || row.Identity.Uuid == identity)
            && (offering is null || row.Identity.Offering.Uuid == offering) && (level is null || row.Level == level));
        return Paginator.Page(call, [.. rows], row => SiteAgentJson.Write(row, call));
    }

    private static FakeResponse SendLogs(WaldurCall call)
    {
        JsonNode? body;
        try
        {
            body = JsonBody.Parse(call.Request.Body);
        }
        catch (JsonException error)
        {
            throw Drf.Detail(400, $"JSON parse error - {error.Message}");
        }

        if (body is not JsonArray entries)
        {
            throw Drf.Field(Drf.NonField, $"Expected a list of items but got type \"{BodyReader.PythonName(body)}\".");
        }

        // One bad entry refuses them all; the errors are in the entries' order, with nothing where one is fine.
        var errors = new JsonArray();
        var rows = new List<FakeAgentLog>();
        foreach (var entry in entries)
        {
            if (ReadLog(call, entry, out var problems) is { } row)
            {
                rows.Add(row);
            }

            errors.Add((JsonNode)problems);
        }

        if (rows.Count < entries.Count)
        {
            throw Drf.Problem(400, errors);
        }

        call.State.AgentLogs.AddRange(rows);
        return Drf.Json(201, new JsonArray([.. rows.Select(row => SiteAgentJson.Write(row, call))]));
    }

    private static FakeAgentLog? ReadLog(WaldurCall call, JsonNode? entry, out JsonObject problems)
    {
        if (entry is not JsonObject body)
        {
            problems = new JsonObject { [Drf.NonField] = new JsonArray($"Invalid data. Expected a dictionary, but got {BodyReader.PythonName(entry)}.") };
            return null;
        }

        var fields = new FieldReader(body);
        var identity = fields.Related("agent_identity_uuid", uuid => SiteAgentHandlers.Visible(call).FirstOrDefault(row => row.Uuid == uuid), required: true);
        var level = fields.Choice("level", Levels, required: true);
        var (message, module) = (fields.Text("message", required: true), fields.Text("module", required: true));
        var timestamp = body["timestamp"] is JsonValue value && value.TryGetValue<double>(out var seconds) ? seconds : (double?)null;
        if (timestamp is null)
        {
            fields.Fail("timestamp", "A valid number is required.");
        }

        problems = fields.Errors;
        if (problems.Count > 0)
        {
            return null;
        }

        ThrowIfNotManager(call, identity!.Offering);
        return new FakeAgentLog(call.State.NewUuid(), identity, timestamp!.Value, level!, message!, module!, call.Now);
    }
}
