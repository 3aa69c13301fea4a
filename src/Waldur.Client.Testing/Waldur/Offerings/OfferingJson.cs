using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Offerings as their providers see them.</summary>
internal static class OfferingJson
{
    public static JsonObject Write(FakeOffering offering, WaldurState state, WaldurUrls urls) => new()
    {
        ["url"] = urls.Of("marketplace-provider-offerings", offering.Uuid),
        ["uuid"] = offering.Uuid.Hex(),
        ["name"] = offering.Name,
        ["slug"] = offering.Slug,
        ["description"] = offering.Description,
        ["software_catalogs"] = new JsonArray(),
        ["customer_uuid"] = offering.Provider.Customer.Uuid.Hex(),
        ["customer_name"] = offering.Provider.Customer.Name,
        ["category_uuid"] = offering.Category.Uuid.Hex(),
        ["category_title"] = offering.Category.Title,
        ["components"] = Components(offering),
        ["state"] = offering.State,
        ["plans"] = new JsonArray([.. state.Plans.Where(plan => plan.Offering == offering).Select(plan => WritePlan(plan, state, urls))]),
        ["type"] = offering.Type,
        ["shared"] = offering.Shared,
        ["billable"] = offering.Billable,
        ["paused_reason"] = "",
        ["backend_id"] = offering.BackendId,
        ["backend_id_rules"] = WriteRules(offering.BackendIdRules),
    };

    public static JsonArray Components(FakeOffering offering) => [.. offering.Components.Select(Write)];

    private static JsonObject Write(FakeOfferingComponent component) => new()
    {
        ["uuid"] = component.Uuid.Hex(),
        ["billing_type"] = component.BillingType,
        ["type"] = component.Type,
        ["name"] = component.Name,
        ["description"] = "",
        ["measured_unit"] = component.MeasuredUnit,
        ["unit_factor"] = 1,
        ["limit_period"] = null,
        ["limit_amount"] = null,
        ["article_code"] = "",
        ["max_value"] = null,
        ["min_value"] = null,
        ["max_available_limit"] = null,
        ["is_boolean"] = false,
        ["default_limit"] = null,
        ["factor"] = 1,
        ["is_builtin"] = false,
        ["is_prepaid"] = false,
        ["overage_component"] = null,
        ["min_prepaid_duration"] = null,
        ["max_prepaid_duration"] = null,
    };

    private static JsonObject WritePlan(FakePlan plan, WaldurState state, WaldurUrls urls) => new()
    {
        ["url"] = urls.Of("marketplace-plans", plan.Uuid),
        ["uuid"] = plan.Uuid.Hex(),
        ["name"] = plan.Name,
        ["description"] = plan.Description,
        ["article_code"] = "",
        ["max_amount"] = null,
        ["archived"] = plan.Archived,
        ["is_active"] = !plan.Archived,
        ["unit_price"] = plan.UnitPrice.ToString("0.0000000", CultureInfo.InvariantCulture),
        ["unit"] = plan.Unit,
        ["init_price"] = 0,
        ["switch_price"] = 0,
        ["backend_id"] = "",
        ["organization_groups"] = new JsonArray(),
        ["components"] = new JsonArray(),
        ["prices"] = new JsonObject(),
        ["future_prices"] = new JsonObject(),
        ["quotas"] = new JsonObject(),
        ["resources_count"] = state.Resources.Count(resource => resource.Plan == plan && resource.State != "Terminated"),
        ["plan_type"] = "usage-based",
        ["minimal_price"] = 0,
    };

    private static JsonObject WriteRules(FakeBackendIdRules? rules)
    {
        var json = new JsonObject();
        if (rules is null)
        {
            return json;
        }

        if (rules.Pattern is { } pattern)
        {
            json["format"] = new JsonObject { ["regex"] = pattern, ["description"] = rules.PatternDescription ?? pattern };
        }

        if (rules.UniquenessScope != FakeUniquenessScope.None)
        {
            json["uniqueness"] = new JsonObject { ["scope"] = Scope(rules.UniquenessScope), ["include_terminated"] = rules.IncludeTerminated };
        }

        return json;
    }

    private static string Scope(FakeUniquenessScope scope) => scope switch
    {
        FakeUniquenessScope.Offering => "offering",
        FakeUniquenessScope.OfferingGroup => "offering_group",
        FakeUniquenessScope.ServiceProvider => "service_provider",
        _ => "service_provider_category",
    };
}
