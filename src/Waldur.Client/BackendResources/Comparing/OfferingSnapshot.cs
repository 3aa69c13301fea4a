using System.Net;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What the server knows of an offering: the reported rows, and what the marketplace has.</summary>
/// <param name="Rows">The offering's reported rows.</param>
/// <param name="Resources">What the marketplace has of the offering, terminated resources left out; empty where it cannot be read.</param>
/// <param name="MarketplaceProblem">Why the marketplace cannot be read; null where it can.</param>
internal sealed record OfferingSnapshot(IReadOnlyList<BackendResource> Rows, IReadOnlyList<Resource> Resources, string? MarketplaceProblem)
{
    private static readonly string[] Fields = ["uuid", "backend_id", "name", "state", "project_uuid", "offering_uuid"];

    /// <summary>Reads both. Rows come first: what is imported in between is then seen twice, and never missed.</summary>
    public static async Task<OfferingSnapshot> ReadAsync(WaldurClient waldur, Guid offering, CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(waldur, offering, cancellationToken).ConfigureAwait(false);
        var query = new MarketplaceProviderResourcesQuery { OfferingUuid = offering, Fields = Fields };
        try
        {
            var listed = (await waldur.ProviderResources.List(query).ToListAsync(cancellationToken).ConfigureAwait(false))
                .FindAll(resource => resource.OfferingUuid is null || resource.OfferingUuid == offering);

            // A terminated resource no longer holds its backend id; every other one does, whatever its state.
            Resource[] resources = [.. listed.Where(resource => resource.State != ResourceState.Terminated)];
            return resources.Length == 0 && await FindBlindnessAsync(waldur, offering, cancellationToken).ConfigureAwait(false) is { } problem
                ? new OfferingSnapshot(rows, [], problem)
                : new OfferingSnapshot(rows, resources, null);
        }
        catch (ApiException error) when (IsRefusal(error))
        {
            return new OfferingSnapshot(rows, [], $"What the marketplace has cannot be read ({error.ServerDetail ?? error.Message}): imported resources are reported again.");
        }
    }

    // A server that ignores the filter, or leaves out what rows are told apart by, must not lead to deletions and doubles.
    private static async Task<IReadOnlyList<BackendResource>> ReadRowsAsync(WaldurClient waldur, Guid offering, CancellationToken cancellationToken)
    {
        var rows = await new BackendResources(waldur).List(new BackendResourcesQuery { OfferingUuid = offering }).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Find(row => row.BackendId is null || row.Offering == Guid.Empty) is { } damaged)
        {
            throw new ApiUnexpectedContentException(
                $"The row {damaged.Uuid:N} came without its {(damaged.BackendId is null ? "backend_id" : "offering")}: nothing can be compared with it.");
        }

        return rows.FindAll(row => row.Offering == offering);
    }

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
            return "The offering cannot be seen by this user, so what the marketplace has of it is not known: imported resources are reported again.";
        }
    }

    private static bool IsRefusal(ApiException error) =>
        error is ApiAuthorizationException or ApiNotFoundException || error.StatusCode == HttpStatusCode.MethodNotAllowed;
}
