using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Extensions;

namespace Generated.Waldur;

/// <summary>A list and its rows. The path is a parameter here, a constant where Kiota generates it.</summary>
public class RowsRequestBuilder : BaseRequestBuilder
{
    private const string Query = "{?created*,name*,o,offering_uuid*,page*,page_size*,project_uuid*,state*,sort%2Dby*}";
    private readonly string _path;

    public RowsRequestBuilder(string path, Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
        : base(requestAdapter, "{+baseurl}" + path + Query, pathParameters) => _path = path;

    public RowsRequestBuilder(string path, string rawUrl, IRequestAdapter requestAdapter)
        : base(requestAdapter, "{+baseurl}" + path + Query, rawUrl) => _path = path;

    public RowItemRequestBuilder this[Guid position]
    {
        get
        {
            var urlTplParams = new Dictionary<string, object>(PathParameters) { { "uuid", position } };
            return new RowItemRequestBuilder(_path, urlTplParams, RequestAdapter);
        }
    }

    public RowItemRequestBuilder this[string position]
    {
        get
        {
            var urlTplParams = new Dictionary<string, object>(PathParameters);
            if (!string.IsNullOrWhiteSpace(position))
            {
                urlTplParams.Add("uuid", position);
            }

            return new RowItemRequestBuilder(_path, urlTplParams, RequestAdapter);
        }
    }

    public async Task<List<Row>?> GetAsync(Action<RequestConfiguration<GetQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = ToGetRequestInformation(requestConfiguration);
        var collectionResult = await RequestAdapter.SendCollectionAsync<Row>(requestInfo, Row.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
        return collectionResult?.AsList();
    }

    public async Task<Stream?> HeadAsync(Action<RequestConfiguration<GetQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.HEAD, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return await RequestAdapter.SendPrimitiveAsync<Stream>(requestInfo, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Row?> PostAsync(Row body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = default, CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.POST, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        return await RequestAdapter.SendAsync<Row>(requestInfo, Row.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public RequestInformation ToGetRequestInformation(Action<RequestConfiguration<GetQueryParameters>>? requestConfiguration = default)
    {
        var requestInfo = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        requestInfo.Configure(requestConfiguration);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return requestInfo;
    }

    public RowsRequestBuilder WithUrl(string rawUrl) => new(_path, rawUrl, RequestAdapter);

    public class GetQueryParameters
    {
        [QueryParameter("created")]
        public DateTimeOffset? Created { get; set; }

        [QueryParameter("name")]
        public string? Name { get; set; }

        [QueryParameter("o")]
        public string[]? O { get; set; }

        [QueryParameter("offering_uuid")]
        public Guid? OfferingUuid { get; set; }

        [QueryParameter("project_uuid")]
        public Guid?[]? ProjectUuid { get; set; }

        [QueryParameter("page")]
        public int? Page { get; set; }

        [QueryParameter("page_size")]
        public int? PageSize { get; set; }

        [QueryParameter("state")]
        public RowState[]? State { get; set; }

        [QueryParameter("sort%2Dby")]
        public string? SortBy { get; set; }
    }
}
