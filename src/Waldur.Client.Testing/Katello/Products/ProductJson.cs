using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

internal static class ProductJson
{
    /// <summary>A product as sync plans show it.</summary>
    public static JsonObject WriteInPlan(FakeProduct product, KatelloCall call)
    {
        var json = Start(product);
        AddSync(json, product, call);
        json["repository_count"] = product.RepositoryCount;
        return json;
    }

    /// <summary>A product as lists show it.</summary>
    public static JsonObject WriteInList(FakeProduct product, KatelloCall call)
    {
        var json = Start(product);
        AddPlanAndKeys(json, product);
        AddSync(json, product, call);
        AddOrganizationAndPlan(json, product, call);
        json["repository_count"] = product.RepositoryCount;
        return json;
    }

    /// <summary>A product by itself.</summary>
    public static JsonObject Write(FakeProduct product, KatelloCall call)
    {
        var json = new JsonObject { ["sync_state_aggregated"] = product.LastTask?.SyncState(product.Id), ["redhat"] = product.IsRedHat };
        foreach (var (name, value) in WriteInList(product, call))
        {
            json[name] = value?.DeepClone();
        }

        json["created_at"] = call.Times.Write(product.Created);
        json["updated_at"] = call.Times.Write(product.Updated);
        json["product_content"] = new JsonArray();
        json["available_content"] = new JsonArray();
        json["repositories"] = new JsonArray();
        json["provider"] = new JsonObject { ["name"] = product.IsRedHat ? "Red Hat" : "Anonymous" };
        json["permissions"] = new JsonObject
        {
            ["view_products"] = call.User.Can("view_products", product),
            ["edit_products"] = call.User.Can("edit_products", product),
            ["destroy_products"] = call.User.Can("destroy_products", product),
            ["sync_products"] = call.User.Can("sync_products", product),
        };
        json["published_content_view_ids"] = new JsonArray();
        json["active_task_count"] = product.LastTask is { State: not FakeForemanTask.Stopped } ? 1 : 0;
        return json;
    }

    private static JsonObject Start(FakeProduct product) => new()
    {
        ["id"] = product.Id,
        ["cp_id"] = product.CandlepinId,
        ["name"] = product.Name,
        ["label"] = product.Label,
        ["description"] = product.Description,
    };

    private static void AddPlanAndKeys(JsonObject json, FakeProduct product)
    {
        json["provider_id"] = product.IsRedHat ? 1 : 2;
        json["sync_plan_id"] = product.SyncPlanId;
        json["sync_summary"] = new JsonObject();
        json["gpg_key_id"] = null;
        json["ssl_ca_cert_id"] = null;
        json["ssl_client_cert_id"] = null;
        json["ssl_client_key_id"] = null;
    }

    private static void AddSync(JsonObject json, FakeProduct product, KatelloCall call)
    {
        var task = product.LastTask;
        json["sync_state"] = task?.SyncState(product.Id);
        json["last_sync"] = call.Times.Write(task?.Started);
        json["last_sync_words"] = task is null ? null : TimeWords.Of(call.State.Instant - task.Started);
    }

    private static void AddOrganizationAndPlan(JsonObject json, FakeProduct product, KatelloCall call)
    {
        json["organization_id"] = product.Organization.Id;
        json["organization"] = new JsonObject
        {
            ["name"] = product.Organization.Name,
            ["label"] = product.Organization.Label,
            ["id"] = product.Organization.Id,
        };
        json["sync_plan"] = product.Plan is { } plan
            ? new JsonObject
            {
                ["id"] = plan.Id,
                ["name"] = plan.Name,
                ["description"] = plan.Description,

                // The same server writes this date in two forms: here as any time, in the plan itself as a sync date.
                ["sync_date"] = call.Times.Write(plan.SyncDate),
                ["interval"] = plan.Interval,
                ["next_sync"] = call.Times.WriteNextSync(plan.NextSync(call.State.Instant)),
                ["cron_expression"] = plan.CronExpression,
            }
            : null;
    }
}
