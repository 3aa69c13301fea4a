using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Shows the caller how far each catalog is.</summary>
internal sealed class CatalogReporter(IProgress<CatalogProgress>? progress)
{
    public void Report(SoftwareCatalogDiscovery discovery, CatalogStage stage, SoftwareCatalog? catalog, string message = "") =>
        progress?.Report(new CatalogProgress(discovery, stage, catalog) { Message = message });

    public void ReportEnd(SoftwareCatalogDiscovery discovery, CatalogResult result) =>
        progress?.Report(new CatalogProgress(discovery, CatalogStage.Ended, result.Catalog, result));

    /// <summary>Reports that a stage begins, and gives what reports what is seen in it.</summary>
    public CatalogObserver Begin(SoftwareCatalogDiscovery discovery, CatalogStage stage, SoftwareCatalog? stored)
    {
        Report(discovery, stage, stored);
        return new CatalogObserver(new Polls(this, discovery, stage), message => Report(discovery, stage, stored, message));
    }

    private sealed class Polls(CatalogReporter reporter, SoftwareCatalogDiscovery discovery, CatalogStage stage) : IProgress<SoftwareCatalog>
    {
        public void Report(SoftwareCatalog value) => reporter.Report(discovery, stage, value);
    }
}
