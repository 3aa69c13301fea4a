using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>A hint makes the agent poll sooner; nothing depends on one.</summary>
public class AgentWakingTests
{
    private const string Start = "POST /api/backend-resource-requests/{uuid}/start_processing/";
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Oddities =>
        ["breaks when its token is cancelled", "throws at once", "throws later", "is cancelled", "does not say whether it is connected", "ends at once", "gives nothing", "never ends", "hints always", "connects always", "hints at something else"];

    [Fact]
    public async Task A_hint_makes_the_agent_poll_without_waiting()
    {
        await using var world = new AgentWorld();
        world.Source.Connect();
        await world.UntilPolledAsync(WakeReason.Connected);
        for (var i = 0; i < 5; i++)
        {
            var uuid = world.Waldur.Ask();
            world.Source.Hint();
            await TestWaldur.UntilAsync(() => world.Waldur.Stored(uuid).State == "Done");
        }

        world.Elapsed.Should().Be(TimeSpan.Zero, "nobody had to wait");
        world.Monitor.LastPollReason.Should().NotBeNull();
    }

    [Fact]
    public async Task Polls_are_slow_while_connected_and_as_usual_while_not()
    {
        await using var world = new AgentWorld(connectFirst: true);
        await world.MoveUntilAsync(() => world.Polls.Count >= 4);
        world.Gaps.Take(3).Should().Equal(TimeSpan.Zero, Slow, Slow);
        world.Source.IsConnected = false;
        var before = world.Polls.Count;
        await world.MoveUntilAsync(() => world.Polls.Count >= before + 4);
        world.Gaps.Skip(before + 1).Should().HaveCountGreaterThan(1).And.OnlyContain(gap => gap == Usual);
    }

    [Fact]
    public async Task A_connection_lost_while_waiting_brings_the_usual_interval_back()
    {
        await using var world = new AgentWorld(connectFirst: true);
        await world.UntilPolledAsync(WakeReason.Connected);
        world.Waldur.Clock.Advance(Usual * 2);
        world.Source.IsConnected = false;
        await TestWaldur.UntilAsync(() => world.Polls.Count >= 3);
        world.Gaps[^1].Should().Be(Usual * 2, "the usual time is long over");
    }

    [Fact]
    public async Task There_is_one_poll_after_each_connect()
    {
        await using var world = new AgentWorld();
        for (var i = 1; i <= 3; i++)
        {
            world.Source.Connect();
            await world.UntilPolledAsync(WakeReason.Connected, i + 1);
            world.Source.IsConnected = false;
        }

        await Task.Delay(50, TestContext.Current.CancellationToken);
        world.Polls.Should().HaveCount(4);
        world.Elapsed.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_request_whose_hint_was_lost_is_found_by_the_slow_poll()
    {
        await using var world = new AgentWorld(connectFirst: true);
        await world.UntilPolledAsync(WakeReason.Connected);
        var uuid = world.Waldur.Ask();
        await world.MoveUntilAsync(() => world.Waldur.Stored(uuid).State == "Done");
        world.Handled.Should().Equal(Slow);
    }

    [Fact]
    public async Task Hints_that_come_while_the_agent_is_at_work_are_one_poll()
    {
        var release = new TaskCompletionSource();
        await using var world = new AgentWorld((_, _) => release.Task, connectFirst: true);
        await world.UntilPolledAsync(WakeReason.Connected);
        var first = world.Waldur.Ask();
        world.Source.Hint();
        await TestWaldur.UntilAsync(() => world.Waldur.Stored(first).State == "Processing");
        var before = world.Polls.Count;
        for (var i = 0; i < 500; i++)
        {
            world.Source.Hint();
        }

        release.SetResult();
        await TestWaldur.UntilAsync(() => world.Waldur.Stored(first).State == "Done");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        (world.Polls.Count - before).Should().BeLessThanOrEqualTo(2, "one after the work, and one for all hints");
    }

    [Fact]
    public async Task A_request_that_could_not_be_claimed_is_tried_at_the_usual_interval_although_connected()
    {
        await using var world = new AgentWorld(connectFirst: true);
        await world.UntilPolledAsync(WakeReason.Connected);
        world.Waldur.Server.Faults.For(Start).Next(FaultKind.Forbidden);
        var uuid = world.Waldur.Ask();
        world.Source.Hint();
        await world.MoveUntilAsync(() => world.Waldur.Stored(uuid).State == "Done");
        world.Handled.Should().Equal(Usual);
    }

    [Fact]
    public async Task A_poll_that_failed_is_tried_at_the_usual_pace_although_connected()
    {
        await using var world = new AgentWorld(connectFirst: true, maxRetries: 0);
        await world.UntilPolledAsync(WakeReason.Connected);
        var uuid = world.Waldur.Ask();
        world.Waldur.Strike(FaultKind.BadGatewayBeforeActing, TestWaldur.Requests, "GET");
        world.Source.Hint();
        await world.MoveUntilAsync(() => world.Waldur.Stored(uuid).State == "Done");
        world.Handled.Should().Equal(Usual * 2);
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task A_source_that_does_anything_at_all_neither_ends_the_loop_nor_drives_it(string oddity)
    {
        var source = Create(oddity);
        var log = new LogLines();
        await using var world = new AgentWorld(wake: source, log: log);
        await TestWaldur.UntilAsync(() => world.Polls.Count > 0);
        await world.MoveUntilAsync(() => world.Elapsed > Slow);
        var before = world.Polls.Count;
        var uuid = world.Waldur.Ask();
        await world.MoveUntilAsync(() => world.Waldur.Stored(uuid).State == "Done");
        before.Should().BeGreaterThan(1).And.BeLessThan(360, "at most one poll a second comes of hints at nothing");
        source.Waits.Should().BeLessThan(720);
        log.Lines.Count(line => line.Contains("source of wake-ups", StringComparison.Ordinal)).Should().BeLessThanOrEqualTo(1);
        if (oddity.StartsWith("throws", StringComparison.Ordinal))
        {
            log.Lines.Should().ContainSingle();
            world.Gaps.Max().Should().BeLessThanOrEqualTo(Usual, "such a source promises nothing");
        }
    }

    [Fact]
    public void Intervals_are_positive()
    {
        var none = () => new AgentOptions { ConnectedPollInterval = TimeSpan.Zero };
        none.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static OddWakeSource Create(string oddity) => oddity switch
    {
        "breaks when its token is cancelled" => new(async token =>
        {
            using var registration = token.Register(() => throw new InvalidOperationException(oddity));
            await Task.Delay(Timeout.Infinite, token);
            return WakeReason.Interval;
        }),
        "throws at once" => new(_ => throw new InvalidOperationException(oddity)),
        "throws later" => new(async _ =>
        {
            await Task.Yield();
            throw new InvalidOperationException(oddity);
        }),
        "is cancelled" => new(_ => Task.FromCanceled<WakeReason>(new CancellationToken(canceled: true))),
        "does not say whether it is connected" => new(
            token => Task.Delay(Timeout.Infinite, token).ContinueWith(_ => WakeReason.Interval, TaskScheduler.Default),
            () => throw new InvalidOperationException(oddity)),
        "ends at once" => new(_ => Task.FromResult(WakeReason.Interval)),
        "gives nothing" => new(_ => null!),
        "never ends" => new(_ => new TaskCompletionSource<WakeReason>().Task),
        "hints always" => new(_ => Task.FromResult(WakeReason.Hint)),
        "connects always" => new(_ => Task.FromResult(WakeReason.Connected)),
        _ => new(_ => Task.FromResult((WakeReason)99)),
    };
}
