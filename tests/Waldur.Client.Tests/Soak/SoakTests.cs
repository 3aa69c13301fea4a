using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>
/// Agents, staff and importers at work on one server of which every fifth response goes wrong, in every way that there is.
/// WALDUR_SOAK_OPERATIONS says how many operations; WALDUR_SOAK_SEED gives the same chances once more, though not the order in
/// which threads run.
/// </summary>
[Collection(Budgets.MeasuredAlone.Name)]
public class SoakTests
{
    [Fact]
    public async Task Under_faults_nothing_is_lost_doubled_or_left_behind()
    {
        await using var world = new SoakWorld(Seed());
        await ShouldHoldAsync(world, FromEnvironment("WALDUR_SOAK_OPERATIONS") ?? 20_000, patience: 10);
        world.Server.Faults.Struck.Should().BeGreaterThan(world.Operations / 10);
    }

    [Fact]
    public async Task Over_real_connections_the_same_holds()
    {
        // Connections are the processes' own: a reset at accept befalls whoever connects next.
        await using var world = new SoakWorld(Seed(), _ => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.All });
        await world.Server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await ShouldHoldAsync(world, operations: 1_500, patience: 200);
    }

    private static async Task ShouldHoldAsync(SoakWorld world, int operations, int patience)
    {
        using var driver = new ClockDriver(world.Clock, patience);
        await world.WorkAsync(operations, TestContext.Current.CancellationToken);
        Write(world.ToString());
        await world.SettleAsync();
        await world.SweepAsync();
        Write(world.ToString());

        // What follows would say nothing if nothing had been done.
        world.Kills.Should().BePositive();
        world.Ended.Values.Should().Contain(ProcessOutcome.Done).And.Contain(ProcessOutcome.Erred);
        world.Server.Resources.Should().NotBeEmpty();
        world.Staff.EnsuredName.Should().NotBeNull();

        world.Wrongs.Should().BeEmpty();
        world.Server.BackendResourceRequests.Should().OnlyContain(request => request.State == "Done" || request.State == "Erred");
        world.Server.BackendResourceRequests.Count.Should().BeLessThanOrEqualTo(world.Staff.Asks, "none was made twice");
        var states = world.Server.BackendResourceRequests.ToDictionary(request => request.Uuid, request => request.State);
        world.Ended.Should().OnlyContain(ended => world.IsAsTold(ended.Key, ended.Value, states.GetValueOrDefault(ended.Key)));
        foreach (var offering in world.Offerings)
        {
            ShouldBeWhole(world, offering);
        }
    }

    private static void ShouldBeWhole(SoakWorld world, FakeOffering offering)
    {
        var rows = world.Server.BackendResources.Where(row => row.Offering == offering).ToList();
        var made = world.Server.Resources.Where(row => row.Offering == offering).ToList();
        var living = made.Where(row => row.State != "Terminated").Select(row => row.BackendId).ToList();
        rows.Select(row => row.BackendId).Should().OnlyHaveUniqueItems();
        living.Should().OnlyHaveUniqueItems();

        // Each thing of the backend is a row as it is now, unless the marketplace has it.
        var expected = world.BackendOf(offering).Inventory.Where(item => !living.Contains(item.BackendId)).Select(item => (item.BackendId, item.Name));
        rows.Select(row => (row.BackendId, row.Name)).Should().BeEquivalentTo(expected);

        // No import took effect of which nobody heard.
        var told = world.Staff.ImportedOf(offering.Uuid);
        made.GroupBy(row => row.BackendId).Should().OnlyContain(group => told.GetValueOrDefault(group.Key) >= group.Count());
    }

    private static int Seed()
    {
        var seed = FromEnvironment("WALDUR_SOAK_SEED") ?? Random.Shared.Next();
        Write($"seed {seed}");
        return seed;
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
