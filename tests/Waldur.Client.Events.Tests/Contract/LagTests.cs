namespace Waldur.Client.Events.Tests.Contract;

/// <summary>How soon an agent claims a request while there is a connection.</summary>
[Collection(nameof(TestBroker))]
public class LagTests(ITestOutputHelper output)
{
    private const int Requests = 101;

    public static TheoryData<string> Brokers => TestBroker.Names;

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_request_is_claimed_within_100_milliseconds_at_the_median_without_polling_in_between(string broker)
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        var hour = TimeSpan.FromHours(1);
        await using var agent = new LiveAgent(
            world.Waldur,
            new AgentOptions { Offering = world.Server.Seed.Offering.Uuid, PollInterval = hour, ConnectedPollInterval = hour, Wake = events.CreateWakeSource() });
        await UntilAsync(() => agent.Monitor.LastPollReason == WakeReason.Connected);
        var (lags, polls) = (new List<TimeSpan>(), agent.Monitor.Polls);
        for (var i = 1; i <= Requests; i++)
        {
            var claimed = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            agent.OnClaimed = _ => claimed.TrySetResult(TimeProvider.System.GetTimestamp());
            var start = TimeProvider.System.GetTimestamp();
            await world.RequestAsync();
            lags.Add(TimeProvider.System.GetElapsedTime(start, await claimed.Task.WaitAsync(TimeSpan.FromSeconds(20), token)));

            // One poll after the hint and one after the work; only then does the next request depend on its event alone.
            await UntilAsync(() => agent.Monitor.Polls >= polls + (2 * i));
        }

        lags.Sort();
        output.WriteLine($"{broker}: median {lags[50].TotalMilliseconds:0.000} ms, 95th {lags[95].TotalMilliseconds:0.000} ms");
        lags[50].Should().BeLessThan(TimeSpan.FromMilliseconds(100));
        agent.Monitor.Polls.Should().Be(polls + (2 * Requests), "nothing is polled but after a hint and after work");
        agent.Monitor.LastClaimLag.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
