using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Brings one catalog to the newest version of its source.</summary>
internal sealed class CatalogRefresher(
    SoftwareCatalogs catalogs,
    CatalogImporter importer,
    CatalogVersion version,
    CatalogRefreshOptions options,
    CatalogReporter reporter)
{
    public async Task<CatalogResult> RefreshAsync(SoftwareCatalogDiscovery discovery, CancellationToken cancellationToken)
    {
        SoftwareCatalog? stored = null;
        try
        {
            stored = await FindAsync(discovery, cancellationToken).ConfigureAwait(false);
            return await RefreshAsync(discovery, stored, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            return new CatalogResult(CatalogOutcome.Failed, discovery.Name, stored, stored, error.Message) { Error = error };
        }
    }

    private async Task<CatalogResult> RefreshAsync(SoftwareCatalogDiscovery discovery, SoftwareCatalog? stored, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(discovery.LatestVersion))
        {
            const string Reason = "The server could not find out the newest version of the source.";
            return new CatalogResult(CatalogOutcome.VersionUnknown, discovery.Name, stored, stored, Reason);
        }

        if (stored is null)
        {
            return await importer.ImportAsync(
                SoftwareCatalogName.From(discovery.Name),
                discovery.CatalogType,
                options.Wait,
                reporter.Begin(discovery, CatalogStage.Importing, null),
                cancellationToken).ConfigureAwait(false);
        }

        if (stored.Version != discovery.LatestVersion && discovery.UpdateAvailable)
        {
            return await version.ChangeAsync(discovery, stored, discovery.LatestVersion, cancellationToken).ConfigureAwait(false);
        }

        return IsLoaded(stored)
            ? new CatalogResult(CatalogOutcome.UpToDate, stored.Name, stored, stored)
            : await version.LoadAsync(discovery, stored, cancellationToken).ConfigureAwait(false);
    }

    // Several versions of a catalog may be stored: the one that needs least, else the one that discovery speaks of.
    private async Task<SoftwareCatalog?> FindAsync(SoftwareCatalogDiscovery discovery, CancellationToken cancellationToken)
    {
        var rows = await catalogs.ListExactAsync(discovery.Name, discovery.CatalogType, cancellationToken).ConfigureAwait(false);
        return rows.Find(row => row.Version == discovery.LatestVersion)
            ?? rows.Find(row => row.Version == discovery.ExistingVersion)
            ?? rows.FirstOrDefault();
    }

    // A job that died, or still runs, has left the mark of its beginning behind that of the last success.
    private static bool IsLoaded(SoftwareCatalog catalog) =>
        catalog is { UpdateErrors.Length: 0, LastSuccessfulUpdate: not null }
        && !(catalog.LastUpdateAttempt > catalog.LastSuccessfulUpdate);
}
