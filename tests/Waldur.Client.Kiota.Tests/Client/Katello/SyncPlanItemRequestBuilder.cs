using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated.Katello;

public class SyncPlanItemRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter, string action = "")
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/katello/api/organizations/{organization_id}/sync_plans/{id}" + action, pathParameters)
{
    public SyncPlanItemRequestBuilder Sync => new(PathParameters, RequestAdapter, "/sync");

    public SyncPlanItemRequestBuilder AddProducts => new(PathParameters, RequestAdapter, "/add_products");

    public async Task<SyncPlan?> GetAsync(CancellationToken cancellationToken = default) =>
        await RequestAdapter.SendAsync<SyncPlan>(ToRequestInformation(Method.GET), SyncPlan.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);

    public async Task<SyncPlan?> PutAsync(IParsable? body = null, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.PUT);
        if (body is not null)
        {
            requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        }

        // A sync returns a task, whose id is a uuid: it is not read here.
        if (UrlTemplate.EndsWith("/sync", StringComparison.Ordinal))
        {
            await RequestAdapter.SendNoContentAsync(requestInfo, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
            return null;
        }

        return await RequestAdapter.SendAsync<SyncPlan>(requestInfo, SyncPlan.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(CancellationToken cancellationToken = default) =>
        await RequestAdapter.SendNoContentAsync(ToRequestInformation(Method.DELETE), ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);

    private RequestInformation ToRequestInformation(Method method)
    {
        var requestInfo = new RequestInformation(method, UrlTemplate, PathParameters);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return requestInfo;
    }
}
