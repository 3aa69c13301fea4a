using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Puts progress into words, and prints each catalog's step once. Several catalogs are loaded at once, each on a thread of its own.</summary>
internal sealed class Steps(string host, Action<string, string> show) : IProgress<CatalogProgress>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _told = [];
    private readonly HashSet<string> _begun = [];

    public void Report(CatalogProgress value)
    {
        lock (_gate)
        {
            var step = Describe(value);
            if (_told.GetValueOrDefault(value.Discovery.Name) != step)
            {
                _told[value.Discovery.Name] = step;
                show(value.Discovery.Name, step);
            }
        }
    }

    private string Describe(CatalogProgress progress) => progress switch
    {
        { Result: { } result } => $"ended: {result.Outcome}",
        { Message.Length: > 0 } => progress.Message,
        { Stage: CatalogStage.SettingVersion } => $"setting version {progress.Discovery.LatestVersion}",
        { Stage: CatalogStage.RestoringVersion } => "setting the old version again",
        { Catalog: { } catalog } when HasBegun(catalog) => $"loading {catalog.Version}",
        _ => $"waiting for a worker of {host}",
    };

    // Between its two marks a job is at work; after the second one the catalog looks as before the first, but for its times.
    private bool HasBegun(SoftwareCatalog catalog)
    {
        if (catalog.LastUpdateAttempt > (catalog.LastSuccessfulUpdate ?? DateTimeOffset.MinValue))
        {
            _begun.Add(catalog.Name);
        }

        return _begun.Contains(catalog.Name);
    }
}
