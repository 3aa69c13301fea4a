using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>A fake server with a past: so that a comparison has something of every class to show.</summary>
internal static class FakeCluster
{
    public static void AddTo(FakeWaldurServer server)
    {
        var seed = server.Seed;
        var (offering, climate, genome) = (seed.Offering, seed.Projects[0], seed.Projects[1]);
        offering.BackendIdRules = new FakeBackendIdRules
        {
            Pattern = "[a-z]+-[a-z0-9]+",
            PatternDescription = "small letters, a dash, small letters or digits",
            UniquenessScope = FakeUniquenessScope.ServiceProvider,
            IncludeTerminated = false,
        };
        foreach (var component in new[] { "cpu", "ram", "storage" })
        {
            server.AddComponent(offering, component, component);
        }

        server.AddPlan(offering, "Standard");

        // Imported before, in whatever state it is now, and imported but gone from the backend.
        server.AddResource(offering, climate, "Output archive", "cm-archive", "Updating");
        server.AddResource(offering, climate, "Old login node", "login-01");
        server.AddResource(offering, climate, "Terminated long ago", "cm-down", "Terminated");

        // Another cluster of the same provider uses this backend id.
        server.AddResource(seed.SharedOffering, climate, "Visualisation", "sh-viz");

        // Reported before: as it is, otherwise, twice, of what is imported, of what is gone; and made by hand.
        server.AddBackendResource(offering, genome, "Assembly queue", "ga-assembly", """{"limits":{"cpu":128,"ram":4096}}""");
        server.AddBackendResource(offering, genome, "Reads", "ga-reads", """{"limits":{"storage":100}}""");
        server.AddBackendResource(offering, genome, "Assembly queue", "ga-assembly");
        server.AddBackendResource(offering, climate, "Output archive", "cm-archive");
        server.AddBackendResource(offering, genome, "Test queue", "ga-test");
        server.AddBackendResource(offering, genome, "Made by hand");
    }
}
