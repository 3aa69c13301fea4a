using System.Diagnostics.CodeAnalysis;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Contract;

/// <summary>
/// Brokers that die, networks that are cut or swallow everything, messages that are lost or come twice, and a clock that is set: the agent
/// handles every request, each once.
/// </summary>
[Collection(nameof(TestBroker))]
[SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
public class ChaosTests(ITestOutputHelper output)
{
    private const int Requests = 1000;

    public static TheoryData<string> Brokers => TestBroker.Names;

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task No_request_is_missed_and_none_is_handled_twice_whatever_breaks(string broker)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var token = TestContext.Current.CancellationToken;
        var clock = new JumpingClock();
        await using var world = await World.StartAsync(broker, clock);
        await using var network = new CuttableProxy(world.BrokerAddress);
        await using var events = world.Listen(heartBeat: 1, address: network.Address);
        await using var agent = new LiveAgent(world.Waldur, new AgentOptions
        {
            Offering = world.Server.Seed.Offering.Uuid,
            PollInterval = TimeSpan.FromMilliseconds(500),
            ConnectedPollInterval = TimeSpan.FromSeconds(3),
            Parallelism = 4,
            Wake = events.CreateWakeSource(),
        });
        await events.WaitUntilConnectedAsync(token);

        var breaks = 0;
        while (world.Server.BackendResourceRequests.Count is var made && made < Requests)
        {
            if (random.Next(60) == 0 || made == Requests / 2)
            {
                await BreakAsync(world, network, clock, random, breaks++);
            }

            await RequestAsync(world, random);
            await Task.Delay(random.Next(3), token);
        }

        (network.IsDown, network.IsSwallowing) = (false, false);
        await UntilAsync(
            () => world.Server.BackendResourceRequests.All(row => row.State == "Done"),
            () => $"{world.Server.BackendResourceRequests.Count(row => row.State != "Done")} missed, {events.State}");
        output.WriteLine($"{agent.Handled.Count} requests, {breaks} breaks, {events.State.Connections} connections, {events.State.Messages} messages, {agent.Monitor.Polls} polls");
        agent.Handled.Keys.Should().BeEquivalentTo(world.Server.BackendResourceRequests.Select(row => row.Uuid)).And.HaveCountGreaterThanOrEqualTo(Requests);
        agent.Handled.Values.Should().OnlyContain(count => count == 1);
        events.State.Connections.Should().BeGreaterThan(1);
        events.State.Messages.Should().BePositive();
    }

    // Some messages come twice, and some never: Waldur has the request all the same.
    private static Task<Guid> RequestAsync(World world, Random random) => world.RequestAsync(copies: random.Next(20) switch
    {
        0 => 2,
        1 => 0,
        _ => 1,
    });

    private static async Task BreakAsync(World world, CuttableProxy network, JumpingClock clock, Random random, int number)
    {
        // Each kind at least once, then as it comes; a broker is restarted only once, which takes a real one its time.
        switch (number < 6 ? number : random.Next(1, 6))
        {
            case 0:
                await world.KillAsync();
                await world.RequestAsync();
                await world.RestartAsync();
                break;
            case 1:
                network.Cut();
                break;
            case 2:
                (network.IsDown, network.IsSwallowing) = (!network.IsDown, false);
                network.Cut();
                break;
            case 3:
                network.IsSwallowing = !network.IsSwallowing;
                break;
            case 4:
                clock.Jump(TimeSpan.FromMinutes(random.Next(-600, 600)));
                break;
            case 5:
                await world.CutAsync();
                break;
        }

        if (!world.IsReal)
        {
            Damage(world.Server.Broker, random);
        }
    }

    private static void Damage(FakeBroker broker, Random random)
    {
        switch (random.Next(5))
        {
            case 0: broker.CutMessages(1); break;
            case 1: broker.CloseConnections(); break;
            case 2: broker.MaxChunk = random.Next(1, 40); break;
            case 3: broker.RefuseLogins(1); broker.CutConnections(); break;
            case 4: broker.CloseSubscriptions(1); broker.CutConnections(); break;
        }
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> describe)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(60), "{0}", describe());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
