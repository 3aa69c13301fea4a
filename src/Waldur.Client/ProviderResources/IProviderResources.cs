using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Resources that the marketplace has, as the providers of their offerings see them. They are only read here.</summary>
/// <remarks>
/// Staff, support, the provider's owners and managers, and the service managers of an offering see its resources. Anybody else gets
/// an empty list, not an error. Every method throws an <see cref="ApiException"/> when the call fails, and
/// <see cref="OperationCanceledException"/> only when the caller cancels.
/// </remarks>
public interface IProviderResources
{
    /// <summary>
    /// Lists resources: <c>GET /api/marketplace-provider-resources/</c>. A whole row has 86 fields: name those that are needed in
    /// <see cref="MarketplaceProviderResourcesQuery.Fields"/>. <c>uuid</c> always comes, since rows are distinguished by it.
    /// </summary>
    /// <param name="query">Filters, order and fields; all when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<Resource> List(MarketplaceProviderResourcesQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts resources: <c>HEAD /api/marketplace-provider-resources/</c>.</summary>
    /// <param name="query">Filters; all when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(MarketplaceProviderResourcesQuery? query = null, CancellationToken cancellationToken = default);
}
