using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations.</summary>
internal sealed class Offerings(WaldurClient waldur) : IOfferings
{
    private const int MaxBackendId = 255;

    private MarketplaceProviderOfferingsRequestBuilder Api => waldur.Api.MarketplaceProviderOfferings;

    public AsyncPageable<ProviderOffering> List(MarketplaceProviderOfferingsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new MarketplaceProviderOfferingsQuery();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceProviderOfferings.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            offering => offering.Uuid,
            paging);
    }

    public async Task<int> CountAsync(MarketplaceProviderOfferingsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<ProviderOffering> GetAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<ProviderOffering?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(uuid, token), cancellationToken);

    public async Task<BackendIdCheckResult> CheckUniqueBackendIdAsync(
        Guid offering,
        string backendId,
        bool useOfferingRules = true,
        bool checkAllOfferings = false,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        ArgumentException.ThrowIfNullOrEmpty(backendId);
        if (CodePoints.Count(backendId) > MaxBackendId)
        {
            throw new ArgumentException($"The backend id has more than {MaxBackendId} characters.", nameof(backendId));
        }

        var body = new BackendIdCheck { BackendId = backendId, UseOfferingRules = useOfferingRules, CheckAllOfferings = checkAllOfferings };
        var result = (await Api[offering].CheckUniqueBackendId.PostAsync(body, cancellationToken).ConfigureAwait(false)).Value;
        return result.IsUnique is not null
            ? result
            : throw new ApiUnexpectedContentException("The server did not say whether the backend id is unique.");
    }
}
