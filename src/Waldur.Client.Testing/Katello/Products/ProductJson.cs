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
        var json = new JsonObject();
        if (call.Release.ProductsAggregateSyncState)
        {
            json["sync_state_aggregated"] = SyncState(product);
        }

        json["redhat"] = product.IsRedHat;
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
        json["sync_status"] = SyncStatus(product, call);
        json["permissions"] = new JsonObject
        {
            ["view_products"] = call.User.Can("view_products", product),
            ["edit_products"] = call.User.Can("edit_products", product),
            ["destroy_products"] = call.User.Can("destroy_products", product),
            ["sync_products"] = call.User.Can("sync_products", product),
        };
        json["published_content_view_ids"] = new JsonArray();
        if (call.Release.ProductsKnowFilters)
        {
            json["has_last_affected_repo_in_filter"] = false;
        }

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
        var last = product.LastTask?.Started ?? product.LastSync;
        json["sync_state"] = SyncState(product);
        json["last_sync"] = call.Times.Write(last);
        json["last_sync_words"] = last is { } time ? TimeWords.Between(time, call.State.Instant) : null;
    }

    private static string? SyncState(FakeProduct product) => product.LastTask?.SyncState(product.Id) ?? product.RecordedSyncState;

    private static JsonObject SyncStatus(FakeProduct product, KatelloCall call)
    {
        var task = product.LastTask;
        var status = new JsonObject();
        foreach (var name in (string[])["id", "product_id", "progress", "sync_id", "state", "raw_state", "start_time", "finish_time", "duration", "display_size", "size", "is_running", "error_details"])
        {
            status[name] = null;
        }

        if (task is not null)
        {
            status["id"] = task.Id.ToString("D");
            status["product_id"] = product.Id;
            status["state"] = task.SyncState(product.Id);
            status["start_time"] = call.Times.Write(task.Started);
            status["finish_time"] = call.Times.Write(task.Ended);
            status["is_running"] = task.State != FakeForemanTask.Stopped;
        }

        return status;
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
        json["sync_plan"] = product.Plan is { } plan ? Plan(plan, call) : null;
    }

    private static JsonObject Plan(FakeSyncPlan plan, KatelloCall call)
    {
        var json = new JsonObject
        {
            ["id"] = plan.Id,
            ["name"] = plan.Name,
            ["description"] = plan.Description,

            // The same server writes this date in two forms: here as any time, in the plan itself as a sync date.
            ["sync_date"] = call.Times.Write(plan.SyncDate),
            ["interval"] = plan.Interval,
            ["next_sync"] = call.Times.WriteNextSync(plan.NextSync(call.State.Instant)),
        };
        if (call.Release.ProductsShowCronOfPlan)
        {
            json["cron_expression"] = plan.CronExpression;
        }

        return json;
    }
}
