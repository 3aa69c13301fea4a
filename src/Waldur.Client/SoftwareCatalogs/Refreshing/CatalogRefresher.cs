using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Brings one catalog to the newest version of its source.</summary>
internal sealed class CatalogRefresher(
    SoftwareCatalogs catalogs,
    CatalogJobs jobs,
    CatalogRefreshOptions options,
    IProgress<CatalogProgress>? progress)
{
    public async Task<CatalogResult> RefreshAsync(SoftwareCatalogDiscovery discovery, CancellationToken cancellationToken)
    {
        CatalogResult result;
        SoftwareCatalog? stored = null;
        try
        {
            stored = await FindAsync(discovery, cancellationToken).ConfigureAwait(false);
            result = await RefreshAsync(discovery, stored, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            result = new CatalogResult(CatalogOutcome.Failed, discovery.Name, stored, stored, error.Message) { Error = error };
        }

        progress?.Report(new CatalogProgress(discovery, CatalogStage.Ended, result.Catalog, result));
        return result;
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
            return await jobs.ImportAsync(
                SoftwareCatalogName.From(discovery.Name),
                options.Wait,
                At(discovery, CatalogStage.Importing, null),
                cancellationToken).ConfigureAwait(false);
        }

        if (stored.Version == discovery.LatestVersion || !discovery.UpdateAvailable)
        {
            return IsLoaded(stored)
                ? new CatalogResult(CatalogOutcome.UpToDate, stored.Name, stored, stored)
                : await LoadAsync(discovery, stored, cancellationToken).ConfigureAwait(false);
        }

        progress?.Report(new CatalogProgress(discovery, CatalogStage.SettingVersion, stored));
        var renamed = await SetVersionAsync(stored, discovery.LatestVersion, cancellationToken).ConfigureAwait(false);
        return await LoadOrRestoreAsync(discovery, stored, renamed, cancellationToken).ConfigureAwait(false);
    }

    // Several versions of a catalog may be stored: the one that needs least, else the one that discovery speaks of.
    private async Task<SoftwareCatalog?> FindAsync(SoftwareCatalogDiscovery discovery, CancellationToken cancellationToken)
    {
        var newestFirst = new MarketplaceSoftwareCatalogsQuery
        {
            Name = discovery.Name,
            CatalogType = discovery.CatalogType,
            Ordering = [SoftwareCatalogOrdering.CreatedDescending],
        };
        var rows = await catalogs.List(newestFirst).ToListAsync(cancellationToken).ConfigureAwait(false);

        // Servers before 8.0.6 do not know the filter for the type, and take no notice of it.
        rows.RemoveAll(row => row.Name != discovery.Name || row.CatalogType != discovery.CatalogType);
        return rows.Find(row => row.Version == discovery.LatestVersion)
            ?? rows.Find(row => row.Version == discovery.ExistingVersion)
            ?? rows.FirstOrDefault();
    }

    // A job that died, or still runs, has left the mark of its beginning behind that of the last success.
    private static bool IsLoaded(SoftwareCatalog catalog) =>
        catalog is { UpdateErrors.Length: 0, LastSuccessfulUpdate: not null }
        && !(catalog.LastUpdateAttempt > catalog.LastSuccessfulUpdate);

    private Task<CatalogResult> LoadAsync(SoftwareCatalogDiscovery discovery, SoftwareCatalog stored, CancellationToken cancellationToken) =>
        jobs.UpdateAsync(stored.Uuid, options.Wait, At(discovery, CatalogStage.Updating, stored), cancellationToken);

    private async Task<CatalogResult> LoadOrRestoreAsync(
        SoftwareCatalogDiscovery discovery,
        SoftwareCatalog stored,
        SoftwareCatalog renamed,
        CancellationToken cancellationToken)
    {
        CatalogResult result;
        try
        {
            result = await LoadAsync(discovery, renamed, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            result = new CatalogResult(CatalogOutcome.Failed, stored.Name, stored, renamed, error.Message) { Error = error };
        }

        var now = result.Catalog;
        var reason = result.Reason;
        if (options.RestoreVersion && result.Outcome is CatalogOutcome.Failed or CatalogOutcome.NotStarted)
        {
            progress?.Report(new CatalogProgress(discovery, CatalogStage.RestoringVersion, now));
            (now, reason) = await RestoreAsync(stored, now, reason, cancellationToken).ConfigureAwait(false);
        }

        return new CatalogResult(result.Outcome, result.Name, stored, now, reason) { Wait = result.Wait, Error = result.Error };
    }

    private async Task<(SoftwareCatalog? Catalog, string Reason)> RestoreAsync(
        SoftwareCatalog stored,
        SoftwareCatalog? now,
        string reason,
        CancellationToken cancellationToken)
    {
        try
        {
            return (await SetVersionAsync(stored, stored.Version, cancellationToken).ConfigureAwait(false), reason);
        }
        catch (ApiException error)
        {
            return (now, $"{reason} The catalog's old version, {stored.Version}, could not be set again: {error.Message}");
        }
    }

    private Task<SoftwareCatalog> SetVersionAsync(SoftwareCatalog catalog, string version, CancellationToken cancellationToken) =>
        jobs.SetAsync(catalog.Uuid, new SoftwareCatalogPatch { Version = version }, now => now.Version == version, cancellationToken);

    private CatalogReporter? At(SoftwareCatalogDiscovery discovery, CatalogStage stage, SoftwareCatalog? stored)
    {
        progress?.Report(new CatalogProgress(discovery, stage, stored));
        return progress is null ? null : new CatalogReporter(progress, discovery, stage);
    }
}
