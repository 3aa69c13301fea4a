using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Shows which versions there are, then brings the catalogs to the newest ones.</summary>
internal sealed class Refresh(WaldurClient waldur, RefreshArguments arguments)
{
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15), MaxRetries = 1 };

    public async Task<int> RunAsync(CancellationToken stop)
    {
        // Discovery may take its time. Whether address and token are right is asked first.
        var host = waldur.Endpoint.Authority;
        await Patience.WaitAsync(waldur.With(Impatient).SoftwareCatalogs.List().FirstOrDefaultAsync(stop), $"the list of catalogs from {host}");
        var discovered = await Patience.WaitAsync(
            waldur.SoftwareCatalogs.DiscoverAsync(stop), $"{host} to ask the sources for their newest versions");
        Screen.Table(["Catalog", "Type", "Current", "Available", "To do"], discovered.Where(IsWanted).Select(Row));
        if (arguments.IsDryRun)
        {
            return Sample.Ok;
        }

        var options = new CatalogRefreshOptions
        {
            Names = arguments.Names,
            Wait = new WaitOptions { Timeout = arguments.Timeout, Interval = arguments.Interval },
        };
        var summary = await Display.RunAsync(host, progress => waldur.SoftwareCatalogs.EnsureLatestAsync(options, progress, stop));
        return await ReportAsync(summary);
    }

    private bool IsWanted(SoftwareCatalogDiscovery discovery) =>
        arguments.Names is null || arguments.Names.Any(name => name.Value == discovery.Name);

    private static string[] Row(SoftwareCatalogDiscovery discovery) =>
    [
        discovery.Name,
        $"{discovery.CatalogType}",
        discovery.ExistingVersion ?? "none",
        discovery.LatestVersion ?? "unknown",
        discovery switch
        {
            { LatestVersion: null } => "nothing: the source does not say its version",
            { Existing: false } => "import",
            { UpdateAvailable: true } => "update",
            _ => "check",
        },
    ];

    private static async Task<int> ReportAsync(CatalogSummary summary)
    {
        Screen.Table(
            ["Catalog", "Outcome", "Before", "Now", "Packages", "Versions", "Targets"],
            summary.Results.Select(result => new[]
            {
                result.Name,
                $"{result.Outcome}",
                result.VersionBefore ?? "none",
                result.VersionAfter ?? "none",
                $"{result.Catalog?.PackageCount}",
                $"{result.Catalog?.VersionCount}",
                $"{result.Catalog?.TargetCount}",
            }));
        Screen.Line($"Result: {summary}");
        if (summary.IsLatest)
        {
            return Sample.Ok;
        }

        var bad = summary.Results.FirstOrDefault(result => !result.IsLoaded);
        await Console.Error.WriteLineAsync(Screen.OneLine(summary.IsCancelled ? "Interrupted; the server goes on with what has begun." : $"{bad}"));
        return summary.IsCancelled ? Sample.Interrupted : Sample.Failed;
    }
}
