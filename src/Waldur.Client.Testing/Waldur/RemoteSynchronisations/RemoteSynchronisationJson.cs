using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class RemoteSynchronisationJson
{
    public static JsonObject Write(FakeRemoteSynchronisation row, WaldurUrls urls) => new()
    {
        ["uuid"] = row.Uuid.Hex(),
        ["url"] = urls.Of("marketplace-remote-synchronisations", row.Uuid),
        ["api_url"] = row.ApiUrl,
        ["token"] = row.Token,
        ["remote_organization_uuid"] = row.RemoteOrganizationUuid.Dashed(),
        ["remote_organization_name"] = row.RemoteOrganizationName,
        ["local_service_provider"] = urls.Of("marketplace-service-providers", row.LocalServiceProvider.Uuid),
        ["local_service_provider_name"] = row.LocalServiceProvider.Customer.Name,
        ["is_active"] = row.IsActive,
        ["last_execution"] = row.LastExecution?.ToWire(),
        ["last_output"] = row.LastOutput,
        ["get_state_display"] = row.State,
        ["error_message"] = row.ErrorMessage,
        ["created"] = row.Created.ToWire(),
        ["modified"] = row.Modified.ToWire(),
        ["remotelocalcategory_set"] = new JsonArray([.. row.Categories.Select(JsonNode (mapping) => Write(mapping, urls))]),
    };

    private static JsonObject Write(FakeCategoryMapping mapping, WaldurUrls urls) => new JsonObject
    {
        ["local_category"] = urls.Of("marketplace-categories", mapping.LocalCategory.Uuid),
        ["remote_category"] = mapping.RemoteCategory.Dashed(),
        ["local_category_name"] = mapping.LocalCategory.Title,
        ["local_category_uuid"] = mapping.LocalCategory.Uuid.Hex(),
        ["remote_category_name"] = mapping.RemoteCategoryName,
    };
}
