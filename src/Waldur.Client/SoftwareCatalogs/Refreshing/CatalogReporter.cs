using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Adds to what a wait has read which catalog it is about.</summary>
internal sealed class CatalogReporter(IProgress<CatalogProgress> progress, SoftwareCatalogDiscovery discovery, CatalogStage stage) : IProgress<SoftwareCatalog>
{
    public void Report(SoftwareCatalog value) => progress.Report(new CatalogProgress(discovery, stage, value));
}
