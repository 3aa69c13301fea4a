using Generated.Models;
using Microsoft.Kiota.Abstractions;

namespace Generated.Katello;

public class SyncPlansRequestBuilder : BaseRequestBuilder
{
    public SyncPlansRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
        : base(requestAdapter, "{+baseurl}/katello/api/organizations/{organization_id}/sync_plans{?page*,per_page*,search*}", pathParameters)
    {
    }

    public SyncPlansRequestBuilder Of(int organization) => new(new Dictionary<string, object>(PathParameters) { { "organization_id", organization } }, RequestAdapter);

    public SyncPlanItemRequestBuilder this[int position] => new(new Dictionary<string, object>(PathParameters) { { "id", position } }, RequestAdapter);

    public async Task<SyncPlanList?> GetAsync(Action<RequestConfiguration<GetQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return await RequestAdapter.SendAsync<SyncPlanList>(requestInfo, SyncPlanList.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<SyncPlan?> PostAsync(SyncPlan body, CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.POST, UrlTemplate, PathParameters);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        return await RequestAdapter.SendAsync<SyncPlan>(requestInfo, SyncPlan.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public class GetQueryParameters
    {
        [QueryParameter("page")]
        public int? Page { get; set; }

        [QueryParameter("per_page")]
        public int? PerPage { get; set; }

        [QueryParameter("search")]
        public string? Search { get; set; }
    }
}
