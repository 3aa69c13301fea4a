using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>Puts orders into a fake Waldur as they come about: by importing what a backend holds.</summary>
internal static class FakeOrders
{
    private static readonly string[] Names = ["Climate ensemble", "Sea ice", "River basins"];

    public static async Task MakeAsync(FakeWaldurServer fake, WaldurClient staff, CancellationToken cancellationToken)
    {
        foreach (var (number, name) in Names.Index())
        {
            var reported = await staff.BackendResources.CreateAsync(
                new BackendResourceCreate { Name = name, BackendId = $"backend-{number}", Offering = fake.Seed.Offering.Uuid, Project = fake.Seed.Project.Uuid },
                cancellationToken);
            await staff.BackendResources.ImportAsync(reported, cancellationToken: cancellationToken);
        }
    }
}
