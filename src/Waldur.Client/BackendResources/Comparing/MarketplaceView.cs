using System.Net;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What the marketplace has of an offering.</summary>
/// <param name="Resources">Its resources, terminated ones left out; empty where they cannot be read.</param>
/// <param name="Problem">Why they cannot be read; null where they can.</param>
internal sealed record MarketplaceView(IReadOnlyList<Resource> Resources, string? Problem)
{
    private const string Consequence = "imported resources are reported again";
    private static readonly string[] Fields = ["uuid", "backend_id", "name", "state", "project_uuid", "offering_uuid"];

    /// <summary>Reads them.</summary>
    /// <param name="waldur">The client.</param>
    /// <param name="offering">The offering.</param>
    /// <param name="paging">How the pages are read.</param>
    /// <param name="isVisible">Whether the offering is known to be visible to this user, so that no resources means that there are none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<MarketplaceView> ReadAsync(WaldurClient waldur, Guid offering, PageOptions paging, bool isVisible, CancellationToken cancellationToken)
    {
        // Asked at the same time, and given up where the list holds something: most who report have nothing imported at first.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var blindness = isVisible ? Task.FromResult<string?>(null) : FindBlindnessAsync(waldur, offering, stop.Token);
        try
        {
            var view = await ListSurelyAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false);
            return view is { Resources.Count: 0, Problem: null } ? view with { Problem = await blindness.ConfigureAwait(false) } : view;
        }
        finally
        {
            await stop.CancelQuietlyAsync().ConfigureAwait(false);
            await ((Task)blindness).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether the server's own word says that this cannot be read by this user, or on this server.</summary>
    public static bool IsRefusal(ApiException error) =>
        error is ApiAuthorizationException { IsConfirmed: true } or ApiNotFoundException { IsRouteMissing: true } or ApiNotFoundException { IsConfirmed: true }
        || error is { StatusCode: HttpStatusCode.MethodNotAllowed, IsConfirmed: true };

    // That there is no such route is also what a gateway says while the server is away. It is the server's word only where its rows can
    // be read at the same time.
    private static async Task<MarketplaceView> ListSurelyAsync(WaldurClient waldur, Guid offering, PageOptions paging, CancellationToken cancellationToken)
    {
        var (view, refusal) = await TryListAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false);
        if (refusal is ApiNotFoundException { IsRouteMissing: true })
        {
            var rows = new BackendResources(waldur).List(new BackendResourcesQuery { OfferingUuid = offering }, paging with { MaxItems = 1 });
            await rows.ToListAsync(cancellationToken).ConfigureAwait(false);
            (view, refusal) = await TryListAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false);
        }

        return view ?? new MarketplaceView([], $"What the marketplace has cannot be read ({refusal!.ServerDetail ?? refusal.Message}): {Consequence}.");
    }

    private static async Task<(MarketplaceView? View, ApiException? Refusal)> TryListAsync(
        WaldurClient waldur, Guid offering, PageOptions paging, CancellationToken cancellationToken)
    {
        try
        {
            return (await ListAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ApiException error) when (IsRefusal(error))
        {
            return (null, error);
        }
    }

    private static async Task<MarketplaceView> ListAsync(WaldurClient waldur, Guid offering, PageOptions paging, CancellationToken cancellationToken)
    {
        var query = new MarketplaceProviderResourcesQuery { OfferingUuid = offering, Fields = Fields };
        var listed = await waldur.ProviderResources.List(query, paging).ToListAsync(cancellationToken).ConfigureAwait(false);

        // A server that ignores the filter must not make other offerings' resources look imported here.
        Resource[] resources = [.. listed.Where(resource => (resource.OfferingUuid ?? offering) == offering && HoldsItsBackendId(resource))];
        return resources.FirstOrDefault(resource => resource.BackendId is null) is { Uuid: var uuid }
            ? new MarketplaceView([], $"The server does not say which backend ids its resources have, such as that of {uuid:N}: {Consequence}.")
            : new MarketplaceView(resources, Problem: null);
    }

    // A terminated resource no longer holds its backend id; every other one does, whatever its state.
    private static bool HoldsItsBackendId(Resource resource) => resource.State != ResourceState.Terminated;

    // Who may not see an offering's resources gets an empty list, not an error.
    private static async Task<string?> FindBlindnessAsync(WaldurClient waldur, Guid offering, CancellationToken cancellationToken)
    {
        try
        {
            await waldur.Offerings.GetAsync(offering, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ApiException error) when (IsRefusal(error))
        {
            return $"The offering cannot be seen by this user, so what the marketplace has of it is not known: {Consequence}.";
        }
    }
}
