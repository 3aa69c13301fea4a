using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Waiting;

public sealed class PollerTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly WaitOptions Steady = new() { Interval = Seconds(10), MaxInterval = Seconds(10), Jitter = 0, Timeout = Seconds(60) };

    private readonly FakeClock _clock = new();
    private readonly List<double> _polledAt = [];

    [Fact]
    public async Task A_state_reached_on_the_first_poll_is_returned_at_once()
    {
        var result = await WaitAsync(Steady, "done");

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Reached, IsReached = true, Value = "done", Polls = 1, Elapsed = TimeSpan.Zero });
        result.LastError.Should().BeNull();
        result.EnsureReached().Should().Be("done");
    }

    [Fact]
    public async Task Polls_go_on_until_the_state_is_reached()
    {
        var result = await RunAsync(WaitAsync(Steady, "sent", null, "processing", "done"));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Reached, Value = "done", Polls = 4, Elapsed = Seconds(30) });
        _polledAt.Should().Equal(0, 10, 20, 30);
    }

    [Fact]
    public async Task A_failed_state_ends_the_wait()
    {
        var result = await RunAsync(WaitAsync(Steady, "processing", "erred", "done"));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Failed, IsReached = false, Value = "erred", Polls = 2 });
    }

    [Fact]
    public async Task The_first_poll_waits_for_its_delay()
    {
        var waiting = WaitAsync(Steady with { FirstDelay = Seconds(7) }, "done");
        _polledAt.Should().BeEmpty();
        _clock.Advance(Seconds(6.9));
        _polledAt.Should().BeEmpty();

        await RunAsync(waiting);

        _polledAt.Should().Equal(7);
    }

    [Fact]
    public async Task Intervals_grow_up_to_the_longest()
    {
        var options = new WaitOptions { Interval = Seconds(1), BackoffFactor = 2, MaxInterval = Seconds(10), Jitter = 0 };

        await RunAsync(WaitAsync(options, "a", "b", "c", "d", "e", "f", "done"));

        _polledAt.Should().Equal(0, 1, 3, 7, 15, 25, 35);
    }

    [Fact]
    public async Task An_interval_longer_than_the_longest_counts()
    {
        await RunAsync(WaitAsync(new() { Interval = Seconds(60), Jitter = 0 }, "a", "b", "done"));

        _polledAt.Should().Equal(0, 60, 120);
    }

    [Fact]
    public async Task Jitter_shortens_intervals_by_its_share_at_most()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        var expected = Enumerable.Range(0, 5).Select(_ => 10 * (1 - (0.5 * random.NextDouble()))).ToList();

        await RunAsync(WaitAsync(Steady with { Jitter = 0.5 }, new Random(Seed), "a", "b", "c", "d", "e", "done"));

        var intervals = _polledAt.Zip(_polledAt.Skip(1), (from, to) => to - from).ToList();
        intervals.Should().HaveCount(5).And.OnlyContain(interval => interval >= 5 && interval <= 10);
        intervals.Zip(expected, (actual, wanted) => Math.Abs(actual - wanted)).Should().OnlyContain(difference => difference < 0.001);
    }

    [Fact]
    public async Task The_last_poll_comes_when_the_time_is_up()
    {
        var result = await RunAsync(WaitAsync(Steady with { Timeout = Seconds(25) }, "a", "b", "c", "d", "done"));

        _polledAt.Should().Equal(0, 10, 20, 25);
        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.DeadlineReached, Value = "d", Polls = 4, Elapsed = Seconds(25) });
        result.LastError.Should().BeNull();
    }

    [Fact]
    public async Task The_last_poll_may_still_see_the_state()
    {
        var result = await RunAsync(WaitAsync(Steady with { Timeout = Seconds(15) }, "a", "b", "done"));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Reached, Elapsed = Seconds(15) });
    }

    [Fact]
    public async Task A_wait_without_a_last_poll_ends_when_the_time_is_up()
    {
        var result = await RunAsync(WaitAsync(Steady with { Timeout = Seconds(25), LastPollTimeout = TimeSpan.Zero }, "a", "b", "c", "d"));

        _polledAt.Should().Equal(0, 10, 20);
        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.DeadlineReached, Value = "c", Elapsed = Seconds(25) });
    }

    [Fact]
    public async Task A_wait_of_no_time_looks_once()
    {
        var result = await WaitAsync(Steady with { Timeout = TimeSpan.Zero }, "sent", "done");

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.DeadlineReached, Value = "sent", Polls = 1 });
    }

    [Fact]
    public async Task A_delay_longer_than_the_wait_is_cut_to_it()
    {
        var result = await RunAsync(WaitAsync(Steady with { FirstDelay = Seconds(90) }, "done"));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Reached, Elapsed = Seconds(60) });
    }

    [Fact]
    public async Task An_infinite_wait_goes_on()
    {
        var options = Steady with { Timeout = Timeout.InfiniteTimeSpan, Interval = TimeSpan.FromDays(1) };

        var result = await _clock.RunUntilCompletedAsync(WaitAsync(options, "a", "b", "c", "done"), TimeSpan.FromHours(6));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Reached, Elapsed = TimeSpan.FromDays(3) });
    }

    [Fact]
    public async Task A_poll_that_hangs_is_cut_off_when_the_time_is_up()
    {
        var polls = 0;
        var waiting = Poller().WaitAsync<string>(
            async token =>
            {
                if (++polls == 2)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
                }

                return "sent";
            },
            ToVerdict, Steady, cancellationToken: Cancel);

        var result = await RunAsync(waiting);

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.DeadlineReached, Value = "sent", Polls = 2, Elapsed = Seconds(60) });
        result.LastError.Should().BeOfType<TimeoutException>();
        result.Invoking(ended => ended.EnsureReached()).Should().Throw<WaitException>().Which.InnerException.Should().Be(result.LastError);
    }

    [Fact]
    public async Task A_last_poll_that_hangs_is_cut_off_too()
    {
        var waiting = Poller().WaitAsync<string>(
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
                return "done";
            },
            ToVerdict, Steady with { Timeout = TimeSpan.Zero, LastPollTimeout = Seconds(3) }, cancellationToken: Cancel);

        var result = await RunAsync(waiting);

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.DeadlineReached, Polls = 1, Elapsed = Seconds(3) });
        result.Value.Should().BeNull();
    }

    [Fact]
    public async Task Failures_that_pass_are_survived()
    {
        var result = await RunAsync(WaitAsync(Steady, "sent", new HttpRequestException(), new HttpRequestException(), "done"));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Reached, Value = "done", Polls = 4 });
        result.LastError.Should().BeNull();
    }

    [Fact]
    public async Task A_failure_at_the_end_is_reported()
    {
        var failure = new HttpRequestException("gone");

        var result = await RunAsync(WaitAsync(Steady with { Timeout = Seconds(10) }, "sent", failure));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.DeadlineReached, Value = "sent" });
        result.LastError.Should().BeSameAs(failure);
    }

    [Fact]
    public async Task Too_many_failures_in_a_row_are_thrown_as_they_are()
    {
        var failure = new HttpRequestException("third in a row");
        var options = Steady with { MaxConsecutiveFailures = 2 };
        object?[] responses = [new HttpRequestException(), new HttpRequestException(), "sent", new HttpRequestException(), new HttpRequestException(), failure];

        var thrown = await FluentActions.Awaiting(() => RunAsync(WaitAsync(options, responses))).Should().ThrowAsync<HttpRequestException>();

        thrown.Which.Should().BeSameAs(failure);
        _polledAt.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_failure_that_will_not_pass_is_thrown_as_it_is()
    {
        var failure = new InvalidOperationException();

        var thrown = await FluentActions.Awaiting(() => WaitAsync(Steady, failure)).Should().ThrowAsync<InvalidOperationException>();

        thrown.Which.Should().BeSameAs(failure);
    }

    [Fact]
    public async Task Without_a_judgement_on_failures_none_is_survived() =>
        await Poller().Awaiting(poller => poller.WaitAsync<string>(_ => throw new HttpRequestException(), ToVerdict, cancellationToken: Cancel))
            .Should().ThrowAsync<HttpRequestException>();

    [Fact]
    public async Task A_polls_own_cancellation_is_no_response_about_the_caller() =>
        await FluentActions.Awaiting(() => WaitAsync(Steady, new OperationCanceledException())).Should().ThrowAsync<OperationCanceledException>();

    [Fact]
    public async Task Cancelling_between_two_polls_ends_the_wait()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Poller().WaitAsync(Responses(["sent", "done"]), ToVerdict, Steady, cancellationToken: cancellation.Token);
        _polledAt.Should().Equal(0);

        await cancellation.CancelAsync();

        var result = await waiting;
        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Cancelled, IsReached = false, Value = "sent", Polls = 1 });
        result.Invoking(ended => ended.EnsureReached()).Should().Throw<OperationCanceledException>()
            .Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task Cancelling_during_a_poll_ends_the_wait()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Poller().WaitAsync<string>(
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
                return "done";
            },
            ToVerdict, Steady, cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        (await waiting).Should().BeEquivalentTo(new { Outcome = WaitOutcome.Cancelled, Polls = 1 });
    }

    [Fact]
    public async Task A_cancelled_caller_polls_nothing()
    {
        var result = await Poller().WaitAsync(Responses(["done"]), ToVerdict, Steady, cancellationToken: new(canceled: true));

        result.Should().BeEquivalentTo(new { Outcome = WaitOutcome.Cancelled, Polls = 0 });
    }

    [Fact]
    public async Task Progress_is_told_each_state_in_order_the_last_one_included()
    {
        var progress = new Progress();
        var responses = Responses(["sent", null, "sent", new HttpRequestException(), "done"]);

        await RunAsync(Poller().WaitAsync(responses, ToVerdict, Steady, progress, IsTransient, cancellationToken: Cancel));

        progress.Told.Should().Equal("sent", "sent", "done");
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static bool IsTransient(Exception exception) => exception is HttpRequestException;

    private static WaitVerdict ToVerdict(string state) => state switch
    {
        "done" => WaitVerdict.Reached,
        "erred" => WaitVerdict.Failed,
        _ => WaitVerdict.Continue,
    };

    private Poller Poller(Random? random = null) => new(_clock, random);

    private Task<WaitResult<string>> WaitAsync(WaitOptions options, params object?[] responses) => WaitAsync(options, random: null, responses);

    private Task<WaitResult<string>> WaitAsync(WaitOptions options, Random? random, params object?[] responses) =>
        Poller(random).WaitAsync(Responses(responses), ToVerdict, options, progress: null, IsTransient, cancellationToken: Cancel);

    private Task<WaitResult<string>> RunAsync(Task<WaitResult<string>> waiting) => _clock.RunUntilCompletedAsync(waiting, Seconds(1));

    private Func<CancellationToken, Task<string?>> Responses(object?[] responses) => _ =>
    {
        _polledAt.Add(TimeSpan.FromTicks(_clock.GetTimestamp()).TotalSeconds);
        var response = responses[_polledAt.Count - 1];
        return response is Exception exception ? Task.FromException<string?>(exception) : Task.FromResult((string?)response);
    };

    private sealed class Progress : IProgress<string>
    {
        public List<string> Told { get; } = [];

        public void Report(string value) => Told.Add(value);
    }
}
