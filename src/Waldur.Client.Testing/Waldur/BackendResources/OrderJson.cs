using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class OrderJson
{
    /// <summary>What an order and its resource both say about offering, provider, category, plan and limits.</summary>
    public static JsonObject Surroundings(FakeResource resource, WaldurUrls urls)
    {
        var (offering, plan) = (resource.Offering, resource.Plan);
        return new JsonObject
        {
            ["offering"] = urls.Of("marketplace-public-offerings", offering.Uuid),
            ["offering_name"] = offering.Name,
            ["offering_uuid"] = offering.Uuid.Hex(),
            ["offering_description"] = offering.Description,
            ["offering_image"] = null,
            ["offering_thumbnail"] = null,
            ["offering_type"] = offering.Type,
            ["offering_shared"] = offering.Shared,
            ["offering_billable"] = offering.Billable,
            ["offering_plugin_options"] = new JsonObject(),
            ["provider_name"] = offering.Provider.Customer.Name,
            ["provider_uuid"] = offering.Provider.Customer.Uuid.Hex(),
            ["category_title"] = offering.Category.Title,
            ["category_uuid"] = offering.Category.Uuid.Hex(),
            ["category_icon"] = null,
            ["plan"] = plan is null ? null : urls.Of("marketplace-plans", plan.Uuid),
            ["plan_unit"] = plan?.Unit,
            ["plan_name"] = plan?.Name,
            ["plan_uuid"] = plan?.Uuid.Hex(),
            ["plan_description"] = plan?.Description,
            ["attributes"] = new JsonObject(),
            ["limits"] = JsonNode.Parse(resource.Limits),
        };
    }

    public static JsonObject Write(FakeOrder order, WaldurUrls urls)
    {
        var resource = order.Resource;
        var json = Surroundings(resource, urls);
        json["provider_slug"] = resource.Offering.Provider.Customer.Slug;
        json["provider_description"] = "";
        json["url"] = urls.Of("marketplace-orders", order.Uuid);
        json["uuid"] = order.Uuid.Hex();
        json["slug"] = FakeSlug.Of(resource.Name);
        json["order_subtype"] = null;
        json["start_date"] = null;
        json["created"] = order.Created.ToWire();
        json["modified"] = order.Created.ToWire();
        json["resource_uuid"] = null;
        json["resource_type"] = null;
        json["resource_name"] = resource.Name;
        json["marketplace_resource_uuid"] = resource.Uuid.Hex();
        json["cost"] = null;
        json["state"] = order.State;
        json["type"] = order.Type;
        json["output"] = "";
        json["output_updated_at"] = null;
        json["error_updated_at"] = null;
        json["error_message"] = "";
        json["error_traceback"] = "";
        json["callback_url"] = null;
        json["completed_at"] = order.Created.ToWire();
        json["request_comment"] = null;
        json["attachment"] = null;
        json["created_by_username"] = order.CreatedBy.Name;
        json["created_by_full_name"] = order.CreatedBy.Name;
        WriteCreator(json);
        WriteReview(json);
        WriteMessages(json);
        WriteOwners(json, resource);
        json["old_plan_name"] = null;
        json["new_plan_name"] = null;
        json["old_plan_uuid"] = null;
        json["new_plan_uuid"] = null;
        json["old_cost_estimate"] = 0;
        json["new_cost_estimate"] = null;
        json["fixed_price"] = 0;
        json["activation_price"] = 0;
        json["can_terminate"] = false;
        json["termination_comment"] = null;
        json["backend_id"] = resource.BackendId;
        json["issue"] = null;
        return json;
    }

    private static void WriteCreator(JsonObject json)
    {
        foreach (var detail in new[]
        {
            "civil_number", "email", "organization", "organization_registry_code", "organization_country", "organization_vat_code", "organization_address",
        })
        {
            json[$"created_by_{detail}"] = null;
        }

        json["auto_approved"] = false;
        json["auto_approved_by_rule_uuid"] = null;
        json["auto_approved_cost_limit_snapshot"] = null;
    }

    private static void WriteMessages(JsonObject json)
    {
        foreach (var side in new[] { "consumer", "provider" })
        {
            json[$"{side}_message"] = "";
            json[$"{side}_message_attachment"] = null;
            json[$"{side}_message_updated_at"] = null;
            json[$"{side}_rejection_comment"] = "";
        }

        json["provider_message_url"] = "";
    }

    private static void WriteReview(JsonObject json)
    {
        foreach (var side in new[] { "consumer", "provider" })
        {
            json[$"{side}_reviewed_by"] = null;
            json[$"{side}_reviewed_by_full_name"] = null;
            json[$"{side}_reviewed_by_username"] = null;
            json[$"{side}_reviewed_at"] = null;
        }
    }

    private static void WriteOwners(JsonObject json, FakeResource resource)
    {
        var (project, provider) = (resource.Project, resource.Offering.Provider.Customer);
        json["customer_name"] = project.Customer.Name;
        json["customer_uuid"] = project.Customer.Uuid.Hex();
        json["customer_slug"] = project.Customer.Slug;
        json["project_name"] = project.Name;
        json["project_uuid"] = project.Uuid.Hex();
        json["project_description"] = project.Description;
        json["project_slug"] = project.Slug;
        json["offering_customer_uuid"] = provider.Uuid.Hex();
        json["offering_customer_name"] = provider.Name;
        json["offering_customer_slug"] = provider.Slug;
    }
}
