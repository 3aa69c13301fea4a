namespace Waldur.Client.Events.Tests.Events;

public class WakingTests
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_one_wake_after_each_connect()
    {
        await using var world = new InProcess();
        var wake = world.Events.CreateWakeSource();
        await world.ConnectAsync();
        wake.IsConnected.Should().BeTrue();
        (await wake.WaitAsync(Usual, Slow, Token)).Should().Be(WakeReason.Connected);
        world.Server.Broker.CutConnections();
        await world.UntilAsync(state => state.Connections == 2 && state.IsConnected);
        (await wake.WaitAsync(Usual, Slow, Token)).Should().Be(WakeReason.Connected);
    }

    [Fact]
    public async Task Many_messages_are_one_wake()
    {
        await using var world = new InProcess();
        var wake = world.Events.CreateWakeSource();
        await world.ConnectAsync();
        await wake.WaitAsync(Usual, Slow, Token);
        for (var i = 0; i < 50; i++)
        {
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        }

        await world.UntilAsync(state => state.Messages == 50);
        (await wake.WaitAsync(Usual, Slow, Token)).Should().Be(WakeReason.Hint);
        var waiting = wake.WaitAsync(Usual, Slow, Token);
        await Task.Delay(50, Token);
        waiting.IsCompleted.Should().BeFalse();
        await StepAsync(world, Slow);
        (await waiting).Should().Be(WakeReason.Interval);
    }

    [Fact]
    public async Task The_usual_interval_counts_from_the_start_when_the_connection_is_lost()
    {
        await using var world = new InProcess();
        var wake = world.Events.CreateWakeSource();
        await world.ConnectAsync();
        await wake.WaitAsync(Usual, Slow, Token);
        var waiting = wake.WaitAsync(Usual, Slow, Token);
        await StepAsync(world, TimeSpan.FromMinutes(1));
        waiting.IsCompleted.Should().BeFalse();
        world.Server.Broker.Stop();
        await world.UntilAsync(state => !state.IsConnected, moveClock: false);
        (await waiting.WaitAsync(TimeSpan.FromSeconds(10), Token)).Should().Be(WakeReason.Interval);
    }

    [Fact]
    public async Task A_filter_keeps_other_events_away_and_one_that_fails_lets_all_through()
    {
        await using var world = new InProcess();
        var picky = world.Events.CreateWakeSource(heard => heard.Offering == Guid.Empty);
        var broken = world.Events.CreateWakeSource(_ => throw new InvalidOperationException());
        await world.ConnectAsync();
        await picky.WaitAsync(Usual, Slow, Token);
        await broken.WaitAsync(Usual, Slow, Token);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        (await broken.WaitAsync(Usual, Slow, Token)).Should().Be(WakeReason.Hint);
        var waiting = picky.WaitAsync(Usual, Slow, Token);
        await Task.Delay(50, Token);
        waiting.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        await using var world = new InProcess();
        var wake = world.Events.CreateWakeSource();
        await world.ConnectAsync();
        await wake.WaitAsync(Usual, Slow, Token);
        using var stop = new CancellationTokenSource();
        var waiting = () => wake.WaitAsync(Usual, Timeout.InfiniteTimeSpan, stop.Token);
        var running = waiting();
        await stop.CancelAsync();
        await running.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    // In steps, so that heart-beats go to and fro.
    private static async Task StepAsync(InProcess world, TimeSpan by)
    {
        for (var moved = TimeSpan.Zero; moved < by; moved += TimeSpan.FromSeconds(5))
        {
            world.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(5, Token);
        }
    }
}
