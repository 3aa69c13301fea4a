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
        var type = CatalogImporter.FindType(name);
        var observer = new CatalogObserver(SafeProgress.Create(progress, Waldur.Options));
        return Waldur.Telemetry.RunAsync(
            Jobs.ImportCatalog,
            subject: null,
            () => Importer.ImportAsync(name, type, options ?? CatalogRefreshOptions.DefaultWait, observer, cancellationToken),
            static result => result.Outcome.ToString(),
            cancellationToken: cancellationToken);
    }

    public Task<CatalogResult> UpdateAndWaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<SoftwareCatalog>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        var observer = new CatalogObserver(SafeProgress.Create(progress, Waldur.Options));
        return Waldur.Telemetry.RunAsync(
            Jobs.UpdateCatalog,
            uuid,
            () => Updater.UpdateAsync(uuid, options ?? CatalogRefreshOptions.DefaultWait, observer, cancellationToken),
            static result => result.Outcome.ToString(),
            cancellationToken: cancellationToken);
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

    public Task<CatalogSummary> EnsureLatestAsync(
        CatalogRefreshOptions? options = null,
        IProgress<CatalogProgress>? progress = null,
        CancellationToken cancellationToken = default) => Waldur.Telemetry.RunAsync(
        Jobs.RefreshCatalogs,
        subject: null,
        () => RefreshAsync(options, progress, cancellationToken),
        static summary => summary.IsCancelled ? "Cancelled" : summary.IsLatest ? "Ok" : "WithFailures",
        static summary => summary.ToString(),
        cancellationToken);

    private async Task<CatalogSummary> RefreshAsync(
        CatalogRefreshOptions? options,
        IProgress<CatalogProgress>? progress,
        CancellationToken cancellationToken)
    {
        options ??= CatalogRefreshOptions.Default;
        var reporter = new CatalogReporter(SafeProgress.Create(progress, Waldur.Options));
        var changer = new CatalogChanger(this, _writes);
        var refresher = new CatalogRefresher(this, Importer, new CatalogVersion(Updater, changer, options, reporter, Waldur.Options.TimeProvider), options, reporter);
        var discovered = await DiscoverAsync(cancellationToken).ConfigureAwait(false);
        return await new CatalogRefresh(refresher, options, reporter, Waldur.Options.TimeProvider).RunAsync(discovered, cancellationToken).ConfigureAwait(false);
    }
}
