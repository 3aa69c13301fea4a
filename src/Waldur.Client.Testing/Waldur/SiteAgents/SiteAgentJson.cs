using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class SiteAgentJson
{
    public static JsonObject Write(FakeAgentIdentity row, WaldurCall call) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["url"] = call.Urls.Of("marketplace-site-agent-identities", row.Uuid),
        ["offering"] = row.Offering.Uuid.Hex(),
        ["name"] = row.Name,
        ["version"] = row.Version,
        ["dependencies"] = JsonNode.Parse(row.Dependencies),
        ["config_file_path"] = row.ConfigFilePath,
        ["config_file_content"] = row.ConfigFileContent,
        ["last_restarted"] = row.LastRestarted.ToWire(),
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
        ["services"] = new JsonArray([.. call.State.AgentServices.Where(service => service.Identity == row).Select(service => Nested(service, call))]),
    };

    public static JsonObject Write(FakeAgentService row, WaldurCall call)
    {
        var json = Nested(row, call);
        json["identity"] = row.Identity.Uuid.Hex();
        json["identity_name"] = row.Identity.Name;
        json["processors"] = new JsonArray([.. call.State.AgentProcessors.Where(processor => processor.Service == row).Select(processor => Nested(processor, call))]);
        return json;
    }

    public static JsonObject Write(FakeAgentProcessor row, WaldurCall call)
    {
        var json = Nested(row, call);
        json["service"] = row.Service.Uuid.Hex();
        json["service_name"] = row.Service.Name;
        return json;
    }

    public static JsonObject Write(FakeAgentLog row, WaldurCall call) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["offering"] = call.Urls.Of("marketplace-provider-offerings", row.Identity.Offering.Uuid),
        ["offering_uuid"] = row.Identity.Offering.Uuid.Hex(),
        ["agent_identity_uuid"] = row.Identity.Uuid.Hex(),
        ["timestamp"] = row.Timestamp,
        ["level"] = row.Level,
        ["message"] = row.Message,
        ["module"] = row.Module,
        ["created"] = row.Created.ToWire(),
    };

    private static JsonObject Nested(FakeAgentService row, WaldurCall call) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["url"] = call.Urls.Of("marketplace-site-agent-services", row.Uuid),
        ["name"] = row.Name,
        ["mode"] = row.Mode,
        ["state"] = row.State,
        ["statistics"] = JsonNode.Parse(row.Statistics),
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
    };

    private static JsonObject Nested(FakeAgentProcessor row, WaldurCall call) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["url"] = call.Urls.Of("marketplace-site-agent-processors", row.Uuid),
        ["name"] = row.Name,
        ["last_run"] = row.LastRun?.ToWire(),
        ["backend_type"] = row.BackendType,
        ["backend_version"] = row.BackendVersion,
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
    };
}
