using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>What a fake server has: an old EESSI, no Spack, and workers that need seconds instead of minutes.</summary>
internal static class FakeCatalogs
{
    /// <summary>How often to look at jobs as short as these.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(200);

    public static void AddTo(FakeWaldurServer server)
    {
        server.AddSoftwareCatalog("EESSI", "2021.12");
        server.CatalogJobs.StartDelay = TimeSpan.FromSeconds(0.5);
        server.CatalogJobs.Duration = TimeSpan.FromSeconds(1.5);
        server.CatalogJobs.Script("Spack", FakeCatalogJobOutcome.Succeed(packages: 8_312, versions: 21_077, targets: 1));
    }
}
