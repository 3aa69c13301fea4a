using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Offerings, as their providers see them: their plans, components, state and rules. They are only read here.</summary>
/// <remarks>
/// Staff, support, the provider's owners and managers, and the service managers of an offering see it. For anybody else lists are
/// empty and the offering is not found. Every method throws an <see cref="ApiException"/> when the call fails, and
/// <see cref="OperationCanceledException"/> only when the caller cancels.
/// </remarks>
public interface IOfferings
{
    /// <summary>Lists offerings: <c>GET /api/marketplace-provider-offerings/</c>.</summary>
    /// <param name="query">Filters and order; all when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<ProviderOffering> List(MarketplaceProviderOfferingsQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts offerings: <c>HEAD /api/marketplace-provider-offerings/</c>.</summary>
    /// <param name="query">Filters; all when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(MarketplaceProviderOfferingsQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads an offering with its plans and components: <c>GET /api/marketplace-provider-offerings/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The offering.</returns>
    /// <exception cref="ApiNotFoundException">There is no such offering, or none that the caller provides.</exception>
    Task<ProviderOffering> GetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads an offering that need not be there: <c>GET /api/marketplace-provider-offerings/{uuid}/</c>.</summary>
    /// <param name="uuid">Its uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The offering; null where the server says itself that there is none, or none that the caller provides.</returns>
    Task<ProviderOffering?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks whether a backend id is free, as an import would find out:
    /// <c>POST /api/marketplace-provider-offerings/{uuid}/check_unique_backend_id/</c>. It changes nothing.
    /// </summary>
    /// <param name="offering">The uuid of the offering.</param>
    /// <param name="backendId">The backend id, 1 to 255 characters.</param>
    /// <param name="useOfferingRules">Whether the rules of the offering decide on the format and on where to look.</param>
    /// <param name="checkAllOfferings">Whether to look through all offerings of the provider; otherwise through this one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the backend id is free (never null), and in the right form where the offering has one.</returns>
    /// <exception cref="ArgumentException">The uuid is empty, or the backend id is empty or too long; nothing was sent.</exception>
    /// <exception cref="ApiNotFoundException">There is no such offering, or none that the caller provides.</exception>
    /// <exception cref="ApiUnexpectedContentException">The response does not say whether it is free.</exception>
    Task<BackendIdCheckResult> CheckUniqueBackendIdAsync(
        Guid offering,
        string backendId,
        bool useOfferingRules = true,
        bool checkAllOfferings = false,
        CancellationToken cancellationToken = default);
}
