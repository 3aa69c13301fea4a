using Microsoft.Extensions.Logging;
using Waldur.Client.Tests.Transport;
using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Bulk;

public sealed class BulkRunnerTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_come_in_the_order_of_the_items_whatever_the_order_of_their_ends()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var waits = Enumerable.Range(0, 200).Select(_ => random.Next(0, 3)).ToArray();
        using var runner = new BulkRunner(8, TimeProvider.System);

        var results = await runner.RunAsync([.. Enumerable.Range(0, 200)], Work(async (item, token) =>
        {
            await Task.Delay(waits[item], token);
            return $"{item}";
        }), Cancel);

        results.Should().Equal(Enumerable.Range(0, 200).Select(item => $"{item}"));
    }

    [Fact]
    public async Task An_item_that_throws_at_once_or_later_has_its_own_result_and_loses_no_other()
    {
        using var runner = new BulkRunner(Concurrency.Adaptive, TimeProvider.System);

        var results = await runner.RunAsync([0, 1, 2, 3, 4, 5], Work((item, _) => item switch
        {
            1 => throw new InvalidOperationException("at once"),
            3 => Task.FromException<string>(new HttpRequestException("later")),
            4 => Task.FromException<string>(new OperationCanceledException("its own")),
            _ => Task.FromResult($"{item}"),
        }), Cancel);

        results.Should().Equal("0", "failed: at once", "2", "failed: later", "failed: its own", "5");
    }

    [Fact]
    public async Task A_progress_callback_that_throws_is_logged_once_and_stops_nothing()
    {
        var log = new CapturingLog();
        using var runner = new BulkRunner(4, TimeProvider.System, log.CreateLogger("bulk"));
        var calls = 0;

        var results = await runner.RunAsync([.. Enumerable.Range(0, 20)], Work((item, _) => Task.FromResult($"{item}"), (_, _, _) =>
        {
            calls++;
            throw new InvalidOperationException("the callback");
        }), Cancel);

        results.Should().HaveCount(20).And.OnlyHaveUniqueItems();
        calls.Should().Be(20);
        log.Lines.Should().ContainSingle().Which.Should().Contain("progress callback of test threw");
    }

    [Fact]
    public async Task A_progress_callback_and_a_log_that_both_throw_stop_nothing()
    {
        using var runner = new BulkRunner(4, TimeProvider.System, new ThrowingLogger());

        var results = await runner.RunAsync(
            [.. Enumerable.Range(0, 20)],
            Work((item, _) => Task.FromResult($"{item}"), (_, _, _) => throw new InvalidOperationException("the callback")),
            Cancel);

        results.Should().HaveCount(20).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Progress_counts_one_after_the_other()
    {
        using var runner = new BulkRunner(16, TimeProvider.System);
        var (told, inside, overlapped) = (new List<(int Ended, int Total)>(), 0, false);

        await runner.RunAsync([.. Enumerable.Range(0, 100)], Work(
            async (item, _) =>
            {
                await Task.Yield();
                return $"{item}";
            },
            (_, ended, total) =>
            {
                overlapped |= Interlocked.Increment(ref inside) > 1;
                told.Add((ended, total));
                Interlocked.Decrement(ref inside);
            }), Cancel);

        overlapped.Should().BeFalse();
        told.Should().Equal(Enumerable.Range(1, 100).Select(ended => (ended, 100)));
    }

    [Theory]
    [InlineData(BulkCancellation.FinishStarted, "done")]
    [InlineData(BulkCancellation.CancelStarted, "failed: cancelled")]
    public async Task A_caller_who_cancels_keeps_every_result(BulkCancellation cancellation, string underWay)
    {
        using var caller = new CancellationTokenSource();
        using var runner = new BulkRunner(3, TimeProvider.System);
        var gate = new TaskCompletionSource();
        var started = 0;
        var run = runner.RunAsync([.. Enumerable.Range(0, 10)], new BulkWork<int, string>
        {
            Execute = async (item, token) =>
            {
                if (item == 0)
                {
                    return "done";
                }

                if (Interlocked.Increment(ref started) == 3)
                {
                    await caller.CancelAsync();
                    gate.SetResult();
                }

                await gate.Task;
                return token.IsCancellationRequested ? throw new OperationCanceledException("cancelled") : "done";
            },
            ToFailed = (_, error) => $"failed: {error.Message}",
            ToNotStarted = item => "not started",
            Cancellation = cancellation,
        }, caller.Token);

        var results = await run;

        results.Should().Equal(["done", .. Enumerable.Repeat(underWay, 3), .. Enumerable.Repeat("not started", 6)]);
    }

    [Fact]
    public async Task Nothing_begins_for_a_caller_who_cancelled_before()
    {
        using var runner = new BulkRunner(Concurrency.Adaptive, TimeProvider.System);

        (await runner.RunAsync([1, 2], Work((_, _) => Task.FromResult("done")), new(canceled: true))).Should().Equal("not started", "not started");
        (await runner.RunAsync([], Work((_, _) => Task.FromResult("done")), Cancel)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_mapping_that_throws_comes_out_when_all_others_have_ended()
    {
        using var runner = new BulkRunner(1, TimeProvider.System);
        var ended = 0;

        var run = () => runner.RunAsync([0, 1, 2], new BulkWork<int, string>
        {
            Execute = (item, _) => item == 0 ? throw new InvalidOperationException() : Task.FromResult($"{++ended}"),
            ToFailed = (_, _) => throw new NotSupportedException("the mapping"),
            ToNotStarted = _ => "",
        }, Cancel);

        await run.Should().ThrowAsync<NotSupportedException>().WithMessage("the mapping");
        ended.Should().Be(2);
    }

    [Fact]
    public async Task Ten_thousand_items_that_end_at_once_need_no_deep_stack()
    {
        using var runner = new BulkRunner(1, TimeProvider.System);

        (await runner.RunAsync([.. Enumerable.Range(0, 10_000)], Work((item, _) => Task.FromResult($"{item}")), Cancel)).Should().HaveCount(10_000);
    }

    [Fact]
    public async Task Without_the_gate_each_item_counts_as_one_request()
    {
        var clock = new FakeClock();
        var server = new SimulatedServer(clock, 32, Overload.Refuses);
        using var runner = new BulkRunner(Concurrency.Adaptive, clock);

        await Simulation.MeasureAsync(clock, runner.RunAsync([.. Enumerable.Range(0, 600)], Work(async (item, _) =>
        {
            await server.ServeAsync();
            return $"{item}";
        }), Cancel));

        server.MaxActive.Should().BeGreaterThan(16);
        server.Refused.Should().Be(0);
    }

    private static BulkWork<int, string> Work(Func<int, CancellationToken, Task<string>> execute, Action<string, int, int>? progress = null) => new()
    {
        Execute = execute,
        ToFailed = (_, error) => $"failed: {error.Message}",
        ToNotStarted = _ => "not started",
        Progress = progress,
        Name = "test",
    };

    private sealed class ThrowingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new AggregateException("The disk is full.");
    }
}
