using Generated.Models;
using Microsoft.Kiota.Abstractions;

namespace Generated.Waldur;

public class RowItemRequestBuilder : BaseRequestBuilder
{
    private readonly string _path;

    public RowItemRequestBuilder(string path, Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
        : base(requestAdapter, "{+baseurl}" + path + "{uuid}/", pathParameters) => _path = path;

    public ActionRequestBuilder StartProcessing => new(_path + "{uuid}/start_processing/", PathParameters, RequestAdapter);

    public ActionRequestBuilder SetErred => new(_path + "{uuid}/set_erred/", PathParameters, RequestAdapter);

    public ActionRequestBuilder ImportResource => new(_path + "{uuid}/import_resource/", PathParameters, RequestAdapter);

    public async Task DeleteAsync(Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default) =>
        await RequestAdapter.SendNoContentAsync(ToRequestInformation(Method.DELETE, requestConfiguration), ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);

    public async Task<Row?> GetAsync(Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default) =>
        await RequestAdapter.SendAsync<Row>(ToRequestInformation(Method.GET, requestConfiguration), Row.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);

    public async Task<Row?> PutAsync(Row body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.PUT, requestConfiguration);
        requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        return await RequestAdapter.SendAsync<Row>(requestInfo, Row.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Row?> PatchAsync(Row body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToRequestInformation(Method.PATCH, requestConfiguration);
        requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        return await RequestAdapter.SendAsync<Row>(requestInfo, Row.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    private RequestInformation ToRequestInformation(Method method, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration)
    {
        var requestInfo = new RequestInformation(method, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return requestInfo;
    }
}
