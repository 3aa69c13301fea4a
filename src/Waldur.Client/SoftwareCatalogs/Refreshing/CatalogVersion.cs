using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Brings a stored catalog to another version: sets it, and has it loaded. A catalog that names a version which it does not
/// hold would look up to date the next time: where that comes to be, the old version is set back.
/// </summary>
internal sealed class CatalogVersion(
    CatalogUpdater updater,
    CatalogChanger changer,
    CatalogRefreshOptions options,
    CatalogReporter reporter,
    TimeProvider timeProvider)
{
    // To leave the catalog as it was must not take long where the caller wants to stop.
    private static readonly TimeSpan MaxRestoreAfterCancellation = TimeSpan.FromSeconds(10);

    /// <summary>Loads the version that the catalog names.</summary>
    public Task<CatalogResult> LoadAsync(SoftwareCatalogDiscovery discovery, SoftwareCatalog stored, CancellationToken cancellationToken) =>
        updater.UpdateAsync(stored.Uuid, options.Wait, reporter.Begin(discovery, CatalogStage.Updating, stored), cancellationToken);

    /// <summary>Sets a version and loads it.</summary>
    public async Task<CatalogResult> ChangeAsync(
        SoftwareCatalogDiscovery discovery,
        SoftwareCatalog stored,
        string version,
        CancellationToken cancellationToken)
    {
        var result = await TryChangeAsync(discovery, stored, version, cancellationToken).ConfigureAwait(false);
        if (!options.RestoreVersion || !IsToBeRestored(result))
        {
            return result;
        }

        var observer = reporter.Begin(discovery, CatalogStage.RestoringVersion, result.Catalog);
        using var brief = new CancellationTokenSource(MaxRestoreAfterCancellation, timeProvider);
        var token = cancellationToken.IsCancellationRequested ? brief.Token : cancellationToken;
        return await RestoreAsync(stored, result, observer, token).ConfigureAwait(false);
    }

    private async Task<CatalogResult> TryChangeAsync(
        SoftwareCatalogDiscovery discovery,
        SoftwareCatalog stored,
        string version,
        CancellationToken cancellationToken)
    {
        var changed = stored;
        try
        {
            var observer = reporter.Begin(discovery, CatalogStage.SettingVersion, stored);
            changed = await changer.SetVersionAsync(stored, version, observer.Say, cancellationToken).ConfigureAwait(false);
            var result = await LoadAsync(discovery, changed, cancellationToken).ConfigureAwait(false);
            return Copy(result, stored, result.Catalog, result.Reason);
        }
        catch (ApiException error)
        {
            return new CatalogResult(CatalogOutcome.Failed, stored.Name, stored, changed, error.Message) { Error = error };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new CatalogResult(CatalogOutcome.Cancelled, stored.Name, stored, changed, "The caller stopped; the server goes on with what has begun.");
        }
    }

    // A job that has begun may still succeed.
    private static bool IsToBeRestored(CatalogResult result) => result.Outcome switch
    {
        CatalogOutcome.Failed => result.Catalog?.Version != result.Before!.Version || result.Error is { MayHaveActed: true },
        CatalogOutcome.NotStarted => true,
        CatalogOutcome.Cancelled => result.Catalog?.LastUpdateAttempt == result.Before!.LastUpdateAttempt,
        _ => false,
    };

    private async Task<CatalogResult> RestoreAsync(SoftwareCatalog stored, CatalogResult result, CatalogObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            var named = result.Catalog ?? stored;
            var restored = await changer.SetVersionAsync(named, stored.Version, observer.Say, cancellationToken).ConfigureAwait(false);
            return Copy(result, stored, restored, result.Reason);
        }
        catch (Exception error) when (error is ApiException or OperationCanceledException)
        {
            return Copy(result, stored, result.Catalog, $"{result.Reason} The catalog's old version, {stored.Version}, could not be set again: {error.Message}");
        }
    }

    private static CatalogResult Copy(CatalogResult result, SoftwareCatalog before, SoftwareCatalog? catalog, string reason) =>
        new(result.Outcome, result.Name, before, catalog, reason) { Wait = result.Wait, Error = result.Error };
}
