using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations.</summary>
internal sealed class ProviderResources(WaldurClient waldur) : IProviderResources
{
    private const string Identity = "uuid";

    private MarketplaceProviderResourcesRequestBuilder Api => waldur.Api.MarketplaceProviderResources;

    public AsyncPageable<Resource> List(MarketplaceProviderResourcesQuery? query = null, PageOptions? paging = null)
    {
        PagedList.ThrowIfPaged(query?.Page, query?.PageSize, nameof(query));
        var identified = WithIdentity(query ?? new MarketplaceProviderResourcesQuery());
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceProviderResources.GetAsync(identified with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            resource => resource.Uuid ?? throw new ApiUnexpectedContentException("The server sent a resource without its uuid."),
            paging);
    }

    public async Task<int> CountAsync(MarketplaceProviderResourcesQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    // Rows are distinguished by their uuid, so it is asked for whatever else is.
    private static MarketplaceProviderResourcesQuery WithIdentity(MarketplaceProviderResourcesQuery query) =>
        query.Fields is { Count: > 0 } fields && !fields.Contains(Identity, StringComparer.Ordinal)
            ? query with { Fields = [.. fields, Identity] }
            : query;
}
