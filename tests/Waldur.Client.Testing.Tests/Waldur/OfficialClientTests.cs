using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

/// <summary>
/// The keys by which the official Python client reads a resource. It takes a missing key as unset, but parses what is there: a null
/// where its schema knows a uuid, a time, a list or an object raises, and so does a key that its schema requires and that is missing.
/// </summary>
public sealed class OfficialClientTests
{
    /// <summary>Uuids that the schema does not let be null: without their source the server leaves them out.</summary>
    private static readonly string[] Absent =
    [
        "service_settings_uuid", "parent_uuid", "parent_name", "parent_offering_uuid", "parent_offering_name", "parent_offering_slug",
    ];

    private static readonly string[] ResourceUuids = ["uuid", "offering_uuid", "provider_uuid", "category_uuid", "project_uuid", "customer_uuid"];

    private static readonly string[] OrderUuids =
        ["uuid", "offering_uuid", "provider_uuid", "category_uuid", "marketplace_resource_uuid", "customer_uuid", "project_uuid"];

    private static readonly string[] Times = ["created", "modified", "last_sync"];

    private static readonly string[] Objects =
        ["attributes", "limits", "current_usages", "limit_usage", "offering_plugin_options", "backend_metadata"];

    private static readonly string[] Lists = ["endpoints", "available_actions", "offering_components"];

    private static readonly string[] Flags =
    [
        "offering_shared", "offering_billable", "is_usage_based", "is_limit_based", "can_terminate", "downscaled", "restrict_member_access",
        "paused", "user_requires_reconsent", "has_api_keys", "project_is_in_grace_period",
    ];

    /// <summary>Texts that the schema does not let be null.</summary>
    private static readonly string[] Texts =
    [
        "url", "name", "slug", "state", "backend_id", "effective_id", "description", "offering", "offering_name", "offering_slug", "offering_type",
        "offering_state", "offering_backend_id", "offering_description", "provider_name", "provider_slug", "category_title", "project",
        "project_name", "project_slug", "project_description", "customer_name", "customer_slug", "error_message", "error_traceback",
    ];

    /// <summary>What may be null but has to be there, as the newer schemas require all that they know.</summary>
    private static readonly string[] Nullable =
    [
        "plan", "plan_unit", "plan_name", "plan_uuid", "plan_description", "resource_uuid", "resource_type", "project_end_date",
        "project_effective_end_date", "end_date", "end_date_requested_by", "end_date_updated_at", "resource_effective_end_date",
        "project_end_date_requested_by", "username", "options", "order_in_progress", "creation_order", "renewal_date", "scope", "report",
    ];

    [Fact]
    public async Task An_imported_resource_has_the_keys_that_it_reads()
    {
        await using var waldur = await TestWaldur.StartAsync(Transport.Port);
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", "vm-1");

        var imported = (await waldur.Staff("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/")).Json.AsObject();
        var listed = (await waldur.Staff("GET", "/api/marketplace-provider-resources/")).Json[0]!.AsObject();

        foreach (var resource in new[] { imported, listed })
        {
            Absent.Should().OnlyContain(key => !resource.ContainsKey(key));
            Nullable.Should().OnlyContain(key => resource.ContainsKey(key));
            ResourceUuids.Should().OnlyContain(key => IsUuid(resource[key]));
            Times.Should().OnlyContain(key => IsTime(resource[key]));
            Objects.Should().OnlyContain(key => resource[key] is JsonObject);
            Lists.Should().OnlyContain(key => resource[key] is JsonArray);
            Flags.Should().OnlyContain(key => IsFlag(resource[key]));
            Texts.Should().OnlyContain(key => IsText(resource[key]));
        }
    }

    [Fact]
    public async Task The_order_of_an_import_has_the_keys_that_it_reads()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "vm", "vm-1");

        var order = (await waldur.Staff("POST", $"/api/backend-resources/{row.Uuid:N}/import_resource/")).Json["creation_order"]!.AsObject();

        OrderUuids.Should().OnlyContain(key => IsUuid(order[key]));
        new[] { "created", "modified" }.Should().OnlyContain(key => IsTime(order[key]));
        new[] { "url", "slug", "provider_slug", "output", "error_message", "error_traceback", "resource_name", "state", "type" }
            .Should().OnlyContain(key => IsText(order[key]));
        new[] { "order_subtype", "start_date", "completed_at", "cost", "issue", "created_by_email", "consumer_reviewed_at", "auto_approved_by_rule_uuid" }
            .Should().OnlyContain(key => order.ContainsKey(key));
        new[] { "old_cost_estimate", "fixed_price", "activation_price" }
            .Should().OnlyContain(key => order[key]!.GetValueKind() == System.Text.Json.JsonValueKind.Number);
    }

    private static bool IsUuid(JsonNode? node) => IsText(node) && Guid.TryParse(node!.GetValue<string>(), out _);

    private static bool IsTime(JsonNode? node) => IsText(node) && DateTimeOffset.TryParse(node!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture, out _);

    private static bool IsFlag(JsonNode? node) => node?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.String;
}
