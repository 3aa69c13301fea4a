using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>What a fake server has: a provider, two categories, and an older synchronisation of which a proxy loses the response.</summary>
internal static class FakeRemote
{
    // The second one of the file: it is found, and changed, instead of created.
    private static readonly Guid East = Guid.Parse("5d1f0a52-3f0b-4f1c-9b53-0d4f6f2f7a02");

    public static Names Prepare(FakeWaldurServer server)
    {
        var seed = server.Seed;
        var storage = server.AddCategory("Storage");
        var east = server.AddRemoteSynchronisation(
            seed.Provider, East, new FakeCategoryMapping(seed.Category, seed.RemoteCategory.Uuid, seed.RemoteCategory.Title));
        server.SynchronisationRuns.Script(east.Uuid, FakeSynchronisationOutcome.Ok("Offering Remote cluster has been updated.").BehindGatewayTimeout());
        return new Names
        {
            Providers = new Dictionary<string, Guid> { [seed.ProviderCustomer.Name] = seed.Provider.Uuid },
            Categories = new Dictionary<string, Guid> { [seed.Category.Title] = seed.Category.Uuid, [storage.Title] = storage.Uuid },
            Token = "no-secret",
        };
    }
}
