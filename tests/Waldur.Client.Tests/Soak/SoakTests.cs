using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>
/// Agents, staff and importers at work on one server of which every fifth call goes wrong. A few seconds; longer where
/// WALDUR_SOAK_SECONDS says so. WALDUR_SOAK_SEED repeats every chance, though not the order in which threads run.
/// </summary>
public class SoakTests
{
    private const int ItemsPerOffering = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_faults_nothing_is_lost_doubled_or_left_behind()
    {
        var seed = FromEnvironment("WALDUR_SOAK_SEED") ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await using var world = new SoakWorld(seed);
        var length = TimeSpan.FromSeconds(FromEnvironment("WALDUR_SOAK_SECONDS") ?? 2);

        await world.WorkAsync(length, Cancellation);

        // What follows would say nothing if nothing had been done.
        world.Server.Faults.Struck.Should().BePositive(world.Server.ToString());
        world.Server.BackendResourceRequests.Should().Contain(request => request.State == "Done", world.Server.ToString());
        world.Server.Resources.Should().NotBeEmpty(world.Server.ToString());
        world.Kills.Should().BePositive(world.Server.ToString());

        await world.SweepAsync(Cancellation);

        TestContext.Current.TestOutputHelper?.WriteLine($"{world.Server}: {world}");
        world.Server.BackendResourceRequests.Should().NotBeEmpty().And.OnlyContain(
            request => request.State == "Done" || request.State == "Erred", world.Server.ToString());
        foreach (var offering in world.Offerings)
        {
            var rows = world.Server.BackendResources.Where(row => row.Offering == offering).Select(row => row.BackendId).ToList();
            var resources = world.Server.Resources.Where(row => row.Offering == offering).Select(row => row.BackendId).ToList();
            rows.Should().OnlyHaveUniqueItems(world.Server.ToString());
            resources.Should().OnlyHaveUniqueItems(world.Server.ToString());
            rows.Concat(resources).Distinct().Should().BeEquivalentTo(SoakWorld.Ids(ItemsPerOffering), world.Server.ToString());
        }

        world.HandledAtOnce.Should().BeEmpty(world.Server.ToString());
        world.HandledTwice.Should().BeEmpty(world.Server.ToString());
        world.Told.Should().OnlyContain(
            told => world.Server.BackendResourceRequests.Any(request => request.Uuid == told.Request && request.State == told.State),
            world.Server.ToString());
    }

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
