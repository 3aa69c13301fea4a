using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class ReportScaleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_big_inventory_over_several_pages_is_told_exactly()
    {
        await using var waldur = new TestWaldur();
        for (var i = 0; i < 2_000; i++)
        {
            // 0..99 are gone from the backend, 100..199 have changed; 2,000..2,099 are new.
            Add(waldur, i, i is >= 100 and < 200 ? "Old" : null);
        }

        var inventory = Enumerable.Range(100, 2_000).Select(i => waldur.Item($"{i}")).ToList();
        var options = new ReportOptions { DeleteMissing = true, Concurrency = 16 };

        var result = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, options, cancellationToken: Cancellation));

        result.ToString().Should().Be("100 Created, 1800 Unchanged, 100 Replaced, 100 Deleted");
        waldur.Calls("GET", TestWaldur.Rows).Should().Be(14, "the rows are read once before, and once after");
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo(inventory.Select(item => item.BackendId));
        result.Results.Take(2_000).Select(item => item.BackendId).Should().Equal(inventory.Select(item => item.BackendId));
    }

    [Fact]
    public async Task A_list_that_changes_while_it_is_read_hides_no_row()
    {
        await using var waldur = new TestWaldur();
        var rows = Enumerable.Range(0, 900).Select(i => Add(waldur, i)).ToList();
        var reads = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // Deleting the newest rows shifts others from the next page to the one that was read already.
            if (request.Method == HttpMethod.Get && ++reads == 2)
            {
                foreach (var row in rows.TakeLast(20))
                {
                    await waldur.Staff.BackendResources.DeleteAsync(row, Cancellation);
                }
            }
        });

        // On a clock that stands still all rows are equally old, and come as they were made; the first ones are the "newest".
        var result = await waldur.RunAsync(agent.BackendResources.ReportAsync(
            waldur.Offering, Enumerable.Range(0, 880).Select(i => waldur.Item($"{i}")), cancellationToken: Cancellation));

        result.Count(ReportOutcome.Created).Should().Be(0);
        result.Count(ReportOutcome.Unchanged).Should().Be(880);
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_calls_run_at_once_than_allowed(int parallelism)
    {
        await using var waldur = new TestWaldur();
        var (now, most) = (0, 0);
        var gate = new SemaphoreSlim(0);
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            if (request.Method == HttpMethod.Post)
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                await gate.WaitAsync(Cancellation);
                Interlocked.Decrement(ref now);
            }
        });

        var reporting = agent.BackendResources.ReportAsync(
            waldur.Offering,
            Enumerable.Range(0, 12).Select(i => waldur.Item($"{i}")),
            new ReportOptions { Concurrency = parallelism },
            cancellationToken: Cancellation);
        await TestWaldur.UntilAsync(() => Volatile.Read(ref now) == parallelism);
        gate.Release(12);

        (await reporting).Count(ReportOutcome.Created).Should().Be(12);
        most.Should().Be(parallelism);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Reading_counts_too(int parallelism)
    {
        await using var waldur = new TestWaldur();
        var (now, most) = (0, 0);
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Delay(5, Cancellation);
            Interlocked.Decrement(ref now);
        });

        await agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("a")], new ReportOptions { Concurrency = parallelism }, cancellationToken: Cancellation);
        await agent.BackendResources.CompareAsync(waldur.Offering, [waldur.Item("a")], new CompareOptions { Concurrency = parallelism }, Cancellation);

        most.Should().Be(parallelism, "the marketplace is asked for two things at once, where that is allowed");
    }

    [Fact]
    public async Task Progress_tells_each_item_once()
    {
        await using var waldur = new TestWaldur();
        Add(waldur, 0);
        Add(waldur, 99);
        var progress = new TestProgress<ReportProgress>();
        var inventory = Enumerable.Range(0, 20).Select(i => waldur.Item($"{i}")).ToList();

        var result = await waldur.Agent.BackendResources.ReportAsync(
            waldur.Offering, inventory, new ReportOptions { DeleteMissing = true }, progress, Cancellation);

        progress.Reports.Should().HaveCount(21).And.OnlyContain(report => report.Total == 21);
        progress.Reports.Select(report => report.Ended).Should().BeEquivalentTo(Enumerable.Range(1, 21));
        progress.Reports.Select(report => report.Result).Should().BeEquivalentTo(result.Results, options => options.WithoutStrictOrdering());
    }

    [Fact]
    public async Task Cancelling_stops_early_and_the_next_report_takes_up_what_is_left()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        var writes = 0;
        using var agent = waldur.NewClient(
            waldur.Seed.AgentToken,
            request => request.Method == HttpMethod.Post && ++writes == 6 ? stop.CancelAsync() : Task.CompletedTask);
        var inventory = Enumerable.Range(0, 100).Select(i => waldur.Item($"{i}")).ToList();

        var reporting = () => agent.BackendResources.ReportAsync(
            waldur.Offering, inventory, new ReportOptions { Concurrency = 1 }, cancellationToken: stop.Token);

        var cancelled = (await reporting.Should().ThrowAsync<ReportCanceledException>()).Which;
        waldur.Server.BackendResources.Should().HaveCount(6, "what is under way ends");
        cancelled.Summary.ToString().Should().Be("6 Created, 94 NotStarted");
        var result = await waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation);
        result.Failures.Should().BeEmpty();
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo(inventory.Select(item => item.BackendId));
    }

    [Fact]
    public async Task A_report_that_is_cancelled_before_its_last_look_up_says_so()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        var writes = 0;
        using var agent = waldur.NewClient(
            waldur.Seed.AgentToken,
            request => request.Method == HttpMethod.Post && ++writes == 4 ? stop.CancelAsync() : Task.CompletedTask);

        var reporting = () => agent.BackendResources.ReportAsync(
            waldur.Offering, Enumerable.Range(0, 4).Select(i => waldur.Item($"{i}")), new ReportOptions { Concurrency = 1 }, cancellationToken: stop.Token);

        var cancelled = (await reporting.Should().ThrowAsync<ReportCanceledException>()).Which;
        cancelled.Summary.ToString().Should().Be("4 Created");
        cancelled.Summary.VerificationError.Should().BeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task An_old_row_that_is_still_there_when_the_caller_cancels_was_not_replaced()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        Add(waldur, 0, "old");
        using var agent = waldur.NewClient(
            waldur.Seed.AgentToken,
            request => request.Method == HttpMethod.Delete ? stop.CancelAsync() : Task.CompletedTask);
        waldur.Server.Faults.For("DELETE /api/backend-resources/{uuid}/").Always(FaultKind.Forbidden);

        var reporting = () => agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("0")], cancellationToken: stop.Token);

        var cancelled = (await reporting.Should().ThrowAsync<ReportCanceledException>()).Which;
        waldur.Server.BackendResources.Should().HaveCount(2);
        cancelled.Summary.ToString().Should().Be("1 Failed");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65)]
    public void Parallelism_has_limits(int parallelism)
    {
        var making = () => new ReportOptions { Concurrency = parallelism };

        making.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static Guid Add(TestWaldur waldur, int id, string? name = null) =>
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, name ?? $"Name of {id}", $"{id}").Uuid;

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
