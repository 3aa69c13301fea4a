using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class BackendResourceJson
{
    public static JsonObject Write(FakeBackendResource row, WaldurUrls urls) => new()
    {
        ["url"] = urls.Of("backend-resources", row.Uuid),
        ["uuid"] = row.Uuid.Hex(),
        ["name"] = row.Name,
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
        ["project"] = row.Project.Uuid.Hex(),
        ["project_name"] = row.Project.Name,
        ["project_url"] = urls.Of("projects", row.Project.Uuid),
        ["offering"] = row.Offering.Uuid.Hex(),
        ["offering_name"] = row.Offering.Name,
        ["offering_url"] = urls.Of("marketplace-public-offerings", row.Offering.Uuid),
        ["backend_id"] = row.BackendId,
        ["backend_metadata"] = row.MetadataNode,
    };
}
