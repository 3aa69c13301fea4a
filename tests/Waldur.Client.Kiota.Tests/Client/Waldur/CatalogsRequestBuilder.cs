using Generated.Models;
using Microsoft.Kiota.Abstractions;

namespace Generated.Waldur;

public class CatalogsRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/api/marketplace-software-catalogs/{uuid}/", pathParameters)
{
    public CatalogsRequestBuilder this[Guid position] => new(new Dictionary<string, object>(PathParameters) { { "uuid", position } }, RequestAdapter);

    public async Task<Catalog?> GetAsync(CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.GET, UrlTemplate, PathParameters);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        return await RequestAdapter.SendAsync<Catalog>(requestInfo, Catalog.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Catalog?> PatchAsync(Catalog body, CancellationToken cancellationToken = default)
    {
        var requestInfo = new RequestInformation(Method.PATCH, UrlTemplate, PathParameters);
        requestInfo.Headers.TryAdd("Accept", "application/json");
        requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
        return await RequestAdapter.SendAsync<Catalog>(requestInfo, Catalog.CreateFromDiscriminatorValue, ErrorMappings.Create(), cancellationToken).ConfigureAwait(false);
    }
}
