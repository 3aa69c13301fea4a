namespace Waldur.Client.Events.Tests.Contract;

/// <summary>How soon a request is heard of while there is a connection.</summary>
[Collection(nameof(TestBroker))]
public class LagTests(ITestOutputHelper output)
{
    public static TheoryData<string> Brokers => TestBroker.Names;

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_request_wakes_within_100_milliseconds_at_the_median(string broker)
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        var wake = events.CreateWakeSource();
        (await wake.WaitAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), token)).Should().Be(WakeReason.Connected);
        var lags = new List<TimeSpan>();
        for (var i = 0; i < 101; i++)
        {
            var waiting = wake.WaitAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), token);
            waiting.IsCompleted.Should().BeFalse("nothing has happened since the last wake");
            var start = TimeProvider.System.GetTimestamp();
            await world.RequestAsync();
            (await waiting).Should().Be(WakeReason.Hint);
            lags.Add(TimeProvider.System.GetElapsedTime(start));
        }

        lags.Sort();
        output.WriteLine($"{broker}: median {lags[50].TotalMilliseconds:0.000} ms, 95th {lags[95].TotalMilliseconds:0.000} ms");
        lags[50].Should().BeLessThan(TimeSpan.FromMilliseconds(100));
    }
}
