using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations, and what is composed of them.</summary>
internal sealed class SoftwareCatalogsGroup(WaldurClient waldur) : SoftwareCatalogs(waldur), ISoftwareCatalogs
{
    private readonly Writes _writes = new(waldur.Endpoint, waldur.Options);

    private CatalogLoader Loader => new(Waldur.Poller, _writes, Waldur.Options.TimeProvider);

    private CatalogImporter Importer => new(this, Loader);

    private CatalogUpdater Updater => new(this, Loader, new CatalogChanger(this, _writes));

    public Task<CatalogResult> ImportAndWaitAsync(
        SoftwareCatalogName name,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(name);
        return Importer.ImportAsync(
            name,
            CatalogImporter.FindType(name),
            options ?? CatalogRefreshOptions.DefaultWait,
            new CatalogObserver(SafeProgress.Create(progress, Waldur.Options)),
            cancellationToken);
    }

    public Task<CatalogResult> UpdateAndWaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Updater.UpdateAsync(
            uuid,
            options ?? CatalogRefreshOptions.DefaultWait,
            new CatalogObserver(SafeProgress.Create(progress, Waldur.Options)),
            cancellationToken);
    }

    public Task<CatalogResult> UpdateAndWaitAsync(
        SoftwareCatalog catalog,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return UpdateAndWaitAsync(catalog.Uuid, options, progress, cancellationToken);
    }

    public async Task<CatalogSummary> EnsureLatestAsync(
        CatalogRefreshOptions? options = null,
        IProgress<CatalogProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= CatalogRefreshOptions.Default;
        var reporter = new CatalogReporter(SafeProgress.Create(progress, Waldur.Options));
        var changer = new CatalogChanger(this, _writes);
        var refresher = new CatalogRefresher(this, Importer, new CatalogVersion(Updater, changer, options, reporter, Waldur.Options.TimeProvider), options, reporter);
        var discovered = await DiscoverAsync(cancellationToken).ConfigureAwait(false);
        return await new CatalogRefresh(refresher, options, reporter, Waldur.Options.TimeProvider).RunAsync(discovered, cancellationToken).ConfigureAwait(false);
    }
}
