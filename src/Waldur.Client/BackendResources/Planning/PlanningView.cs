using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What an import must know of an offering: its plans, components, state and rules, and what the marketplace has of it.</summary>
/// <param name="Uuid">The offering's uuid.</param>
/// <param name="Details">The offering; null where it cannot be read by this user, or on this server.</param>
/// <param name="Marketplace">What the marketplace has of it.</param>
/// <param name="Problem">Why one of both cannot be read; null where both can.</param>
internal sealed record PlanningView(Guid Uuid, ProviderOffering? Details, MarketplaceView Marketplace, string? Problem)
{
    private readonly Lazy<ILookup<string, Resource>> _resources =
        new(() => Marketplace.Resources.ToLookup(resource => resource.BackendId?.Trim() ?? "", StringComparer.Ordinal));

    public OfferingState? State => Details?.State;

    /// <exception cref="ApiException">The server could not be asked, which says nothing.</exception>
    public static async Task<PlanningView> ReadAsync(WaldurClient waldur, Guid offering, PageOptions paging, CancellationToken cancellationToken)
    {
        var (details, problem) = await ReadDetailsAsync(waldur, offering, cancellationToken).ConfigureAwait(false);
        var marketplace = await MarketplaceView.ReadAsync(waldur, offering, paging, isVisible: details is not null, cancellationToken).ConfigureAwait(false);
        return new PlanningView(offering, details, marketplace, problem ?? marketplace.Problem);
    }

    /// <summary>What the marketplace has with a backend id; null where it has nothing.</summary>
    public Resource? FindResource(string? backendId) =>
        string.IsNullOrWhiteSpace(backendId) ? null : _resources.Value[backendId.Trim()].FirstOrDefault();

    private static async Task<(ProviderOffering? Details, string? Problem)> ReadDetailsAsync(WaldurClient waldur, Guid offering, CancellationToken cancellationToken)
    {
        try
        {
            return (await waldur.Offerings.GetAsync(offering, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ApiException error) when (MarketplaceView.IsRefusal(error))
        {
            return (null, $"The offering {offering:N} cannot be read ({error.ServerDetail ?? error.Message}): its plans, components, state and rules are not known.");
        }
    }
}
