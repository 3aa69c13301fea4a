using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Waldur.Client.Models;

namespace Waldur.Client.Events.Tests.Contract;

/// <summary>Brokers that die and connections that break: no request is missed when there is one poll after each connect.</summary>
[Collection(nameof(TestBroker))]
[SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
public class ChaosTests(ITestOutputHelper output)
{
    private const int Requests = 1000;

    public static TheoryData<string> Brokers => TestBroker.Names;

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task No_request_is_missed_whatever_breaks(string broker)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        var seen = new ConcurrentDictionary<Guid, bool>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var listening = ListenAsync(world, events, seen, stop.Token);
        await events.WaitUntilConnectedAsync(token);

        var made = new List<Guid>();
        var restarts = 0;
        while (made.Count < Requests)
        {
            try
            {
                made.Add(await world.RequestAsync());
            }
            catch (HttpRequestException)
            {
                // A real broker that is away does not take the message; Waldur has the request all the same.
                made.Add(world.Server.BackendResourceRequests[^1].Uuid);
            }

            if (random.Next(60) == 0)
            {
                await BreakAsync(world, broker, random, made.Count > Requests / 2 && restarts++ == 0);
                await Task.Delay(random.Next(150), token);
            }
        }

        await events.WaitUntilConnectedAsync(token);
        await UntilAsync(() => made.TrueForAll(seen.ContainsKey), TimeSpan.FromSeconds(60), () => $"{made.Count(one => !seen.ContainsKey(one))} missed, {events.State}");
        output.WriteLine($"{made.Count} requests, {events.State.Connections} connections, {events.State.Messages} messages");
        events.State.Connections.Should().BeGreaterThan(1);
        events.State.Messages.Should().BePositive();
        await stop.CancelAsync();
        await listening;
    }

    // As the agent does it: a message is a hint, and there is one poll after each connect.
    private static async Task ListenAsync(World world, WaldurEvents events, ConcurrentDictionary<Guid, bool> seen, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var heard in events.ReadAllAsync(cancellationToken))
            {
                if (heard.BackendResourceRequest is { } request)
                {
                    seen[request] = true;
                }
                else
                {
                    await foreach (var row in world.Waldur.BackendResourceRequests.List(new BackendResourceRequestsQuery(), new PageOptions { PageSize = 300 }).WithCancellation(cancellationToken))
                    {
                        seen[row.Uuid] = true;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private static async Task BreakAsync(World world, string broker, Random random, bool restart)
    {
        if (restart || (broker == "fake" && random.Next(4) == 0))
        {
            await world.KillAsync();
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
            await world.RestartAsync();
            return;
        }

        if (broker != "fake" || random.Next(2) == 0)
        {
            await world.CutAsync();
            return;
        }

        switch (random.Next(5))
        {
            case 0: world.Server.Broker.CutMessages(1); break;
            case 1: world.Server.Broker.CloseConnections(); break;
            case 2: world.Server.Broker.MaxChunk = random.Next(1, 40); break;
            case 3: world.Server.Broker.DuplicateMessages(3); break;
            case 4: world.Server.Broker.CloseSubscriptions(1); world.Server.Broker.CutConnections(); break;
        }
    }

    private static async Task UntilAsync(Func<bool> condition, TimeSpan limit, Func<string> describe)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(limit, "{0}", describe());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
