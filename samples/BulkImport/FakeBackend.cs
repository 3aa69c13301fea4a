using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>What the agents of a fake server have reported: most of it new, some imported before, some on a shared offering.</summary>
internal static class FakeBackend
{
    public static void AddTo(FakeWaldurServer server)
    {
        var seed = server.Seed;
        server.AddComponent(seed.Offering, "cpu", "Cores");
        server.AddComponent(seed.SharedOffering, "cpu", "Cores");
        for (var number = 1; number <= 40; number++)
        {
            var offering = number % 4 == 0 ? seed.SharedOffering : seed.Offering;
            var backendId = string.Create(CultureInfo.InvariantCulture, $"alloc-{number:00}");
            var metadata = $$$"""{"limits":{"cpu":{{{number * 8}}}}}""";
            server.AddBackendResource(offering, seed.Projects[number % 2], $"Allocation {number}", backendId, metadata);
            if (number % 13 == 0)
            {
                server.AddResource(offering, seed.Projects[number % 2], $"Allocation {number}", backendId);
            }
        }
    }
}
