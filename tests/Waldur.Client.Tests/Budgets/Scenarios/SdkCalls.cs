using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client.Budgets;

/// <summary>The same calls through the SDK, with its default resilience.</summary>
internal sealed class SdkCalls : IDisposable
{
    private static readonly ApiOperation ListWide = new("marketplace_resources_list", HttpMethod.Get, "/api/marketplace-resources/");
    private static readonly RawJson Metadata = RawJson.Parse(Rows.Metadata);
    private readonly HttpMessageInvoker _invoker;
    private readonly ApiClient _client;
    private readonly Api.BackendResourcesRequestBuilder _backendResources;

    public SdkCalls(HttpMessageHandler server, ClientOptions? options = null)
    {
        _invoker = new HttpMessageInvoker(server);
        _client = new ApiClient(_invoker, new Uri(Rows.Endpoint), new TokenCredential(Rows.Token), options);
        _backendResources = new Api.BackendResourcesRequestBuilder(_client);
        Waldur = new WaldurClient(_invoker, Rows.Endpoint, new TokenCredential(Rows.Token), options);
    }

    public WaldurClient Waldur { get; }

    public async Task<(IReadOnlyList<BackendResource> Rows, int? Total)> ListAsync(int page, int size)
    {
        var query = new BackendResourcesQuery { Page = page, PageSize = size };
        var response = await _backendResources.GetAsync(query).ConfigureAwait(false);
        return (response.Value, Page.TotalCount(response, "X-Result-Count"));
    }

    public async Task<(IReadOnlyList<Resource> Rows, int? Total)> ListWideAsync()
    {
        var request = new ApiRequest(ListWide, "/api/marketplace-resources/?page=1&page_size=100");
        var response = await _client.SendAsync(request, ResponseReader.Models<Resource>()).ConfigureAwait(false);
        return (response.Value, Page.TotalCount(response, "X-Result-Count"));
    }

    public async Task<BackendResource> GetAsync(Guid uuid) => (await _backendResources[uuid].GetAsync().ConfigureAwait(false)).Value;

    public async Task<BackendResource> CreateAsync(Guid offering, Guid project)
    {
        var body = new BackendResourceCreate
        {
            Name = Rows.Name,
            Project = project,
            Offering = offering,
            BackendId = Rows.BackendId,
            BackendMetadata = Metadata,
        };
        return (await _backendResources.PostAsync(body).ConfigureAwait(false)).Value;
    }

    public void Dispose()
    {
        Waldur.Dispose();
        _client.Dispose();
        _invoker.Dispose();
    }
}
