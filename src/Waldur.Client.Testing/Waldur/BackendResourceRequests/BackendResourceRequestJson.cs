using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class BackendResourceRequestJson
{
    public static JsonObject Write(FakeBackendResourceRequest row, WaldurUrls urls) => new()
    {
        ["url"] = urls.Of("backend-resource-requests", row.Uuid),
        ["uuid"] = row.Uuid.Hex(),
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
        ["started"] = row.Started?.ToWire(),
        ["finished"] = row.Finished?.ToWire(),
        ["state"] = row.State,
        ["offering"] = row.Offering.Uuid.Hex(),
        ["offering_name"] = row.Offering.Name,
        ["offering_url"] = urls.Of("marketplace-public-offerings", row.Offering.Uuid),
        ["error_message"] = row.ErrorMessage,
        ["error_traceback"] = row.ErrorTraceback,
    };
}
