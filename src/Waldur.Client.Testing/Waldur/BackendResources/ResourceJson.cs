using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The wide response of an import: a resource of the marketplace with everything around it.</summary>
internal static class ResourceJson
{
    /// <remarks>
    /// What hangs on an object that is not there (<c>service_settings_uuid</c> on a scope, <c>parent_…</c> on a parent) is left out, as the
    /// server's framework leaves out a source that breaks on its way.
    /// </remarks>
    public static JsonObject Write(FakeResource resource, FakeOrder? order, WaldurUrls urls)
    {
        var json = OrderJson.Surroundings(resource, urls);
        json["provider_description"] = "";
        json["provider_slug"] = resource.Offering.Provider.Customer.Slug;
        WriteResource(json, resource, urls);
        WriteProject(json, resource.Project, urls);
        WriteOffering(json, resource.Offering);
        WriteUse(json, resource);
        WriteDetails(json, resource);
        json["order_in_progress"] = null;
        json["creation_order"] = order is null ? null : OrderJson.Write(order, urls);
        json["project_slug"] = resource.Project.Slug;
        json["customer_slug"] = resource.Project.Customer.Slug;
        json["user_requires_reconsent"] = false;
        json["renewal_date"] = null;
        json["has_api_keys"] = false;
        return json;
    }

    private static void WriteResource(JsonObject json, FakeResource resource, WaldurUrls urls)
    {
        json["uuid"] = resource.Uuid.Hex();
        json["created"] = resource.Created.ToWire();
        json["modified"] = resource.Modified.ToWire();
        json["url"] = urls.Of("marketplace-resources", resource.Uuid);
        json["scope"] = null;
        json["description"] = "";
        json["state"] = resource.State;
        json["resource_uuid"] = null;
        json["resource_type"] = null;
        json["backend_id"] = resource.BackendId;
        json["effective_id"] = "";
    }

    private static void WriteProject(JsonObject json, FakeProject project, WaldurUrls urls)
    {
        var end = project.EndDate?.ToString("O", CultureInfo.InvariantCulture);
        json["project"] = urls.Of("projects", project.Uuid);
        json["project_uuid"] = project.Uuid.Hex();
        json["project_name"] = project.Name;
        json["project_description"] = project.Description;
        json["project_end_date"] = end;
        json["project_effective_end_date"] = end;
        json["project_is_in_grace_period"] = false;
        json["project_end_date_requested_by"] = null;
        json["customer_uuid"] = project.Customer.Uuid.Hex();
        json["customer_name"] = project.Customer.Name;
    }

    private static void WriteOffering(JsonObject json, FakeOffering offering)
    {
        json["offering_slug"] = offering.Slug;
        json["offering_state"] = offering.State;
        json["offering_backend_id"] = offering.BackendId;
        json["offering_components"] = OfferingJson.Components(offering);
    }

    private static void WriteUse(JsonObject json, FakeResource resource)
    {
        json["backend_metadata"] = new JsonObject();
        json["is_usage_based"] = false;
        json["is_limit_based"] = resource.Limits != "{}";
        json["name"] = resource.Name;
        json["slug"] = FakeSlug.Of(resource.Name);
        json["current_usages"] = new JsonObject();
        json["limit_usage"] = new JsonObject();
        json["usage_limit_restriction"] = "";
        json["can_terminate"] = true;
        json["report"] = null;
    }

    private static void WriteDetails(JsonObject json, FakeResource resource)
    {
        json["end_date"] = null;
        json["resource_effective_end_date"] = null;
        json["end_date_requested_by"] = null;
        json["end_date_updated_at"] = null;
        json["username"] = null;
        json["downscaled"] = false;
        json["restrict_member_access"] = false;
        json["paused"] = false;
        json["endpoints"] = new JsonArray();
        json["error_message"] = "";
        json["error_traceback"] = "";
        json["options"] = null;
        json["available_actions"] = new JsonArray();
        json["last_sync"] = resource.Created.ToWire();
    }
}
