using Polly;
using Polly.CircuitBreaker;
using Waldur.Client.Core;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>What goes wrong around an agent, in the program's own strategies and logs, ends neither its loop nor what it has in hand.</summary>
public class AgentMishapTests
{
    private const string Start = "POST /api/backend-resource-requests/{uuid}/start_processing/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loop_outlives_an_open_circuit()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var log = new LogLines();
        using var agent = Breaking(waldur, log);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests, "GET", times: 5);

        var results = await waldur.RunAsync(agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, PollInterval = TimeSpan.FromSeconds(10) }));

        log.Lines.Should().Contain(line => line.Contains(nameof(BrokenCircuitException)), "otherwise the circuit was never open");
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        waldur.Stored(uuid).State.Should().Be("Done");
    }

    [Fact]
    public async Task A_claim_that_lost_its_response_is_looked_up_when_the_circuit_has_closed()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var log = new LogLines();
        using var agent = Breaking(waldur, log);
        waldur.Server.Faults.For(Start).Next(FaultKind.ResetAfterActing);
        waldur.Strike(FaultKind.ConnectionRefused, $"{TestWaldur.Requests}*/", "GET");

        var claim = await waldur.RunAsync(agent.BackendResourceRequests.TryClaimAsync(uuid, new ClaimOptions { IsOnlyAgent = true }, Cancellation));

        log.Lines.Should().Contain(line => line.Contains(nameof(BrokenCircuitException)), "otherwise the circuit was never open");
        claim.Outcome.Should().Be(ClaimOutcome.Claimed);
        waldur.Calls("POST", "/start_processing/").Should().Be(1);
    }

    [Fact]
    public async Task A_log_that_throws_at_every_line_loses_no_request_though_the_journals_disk_is_full_too()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new FullDiskJournal();
        journal.FailFrom(2);
        using var log = new ThrowingLog();
        using var agent = waldur.Server.CreateClient(waldur.Seed.AgentToken, Options(waldur) with { LoggerFactory = log });
        waldur.Strike(FaultKind.BadGatewayBeforeActing, TestWaldur.Requests, "GET", times: 3);
        waldur.Server.Faults.For("POST /api/backend-resource-requests/{uuid}/set_done/").Next(FaultKind.ResetAfterActing);

        var results = await waldur.RunAsync(agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }, _ => journal.Repair()));

        log.Lines.Should().BePositive("otherwise the test tests nothing");
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        waldur.Stored(uuid).State.Should().Be("Done");
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_log_that_throws_hides_neither_a_lost_claim_nor_a_callback_that_throws()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var log = new ThrowingLog();
        using var agent = waldur.Server.CreateClient(waldur.Seed.AgentToken, Options(waldur) with { LoggerFactory = log });
        waldur.Server.Faults.For(Start).Next(FaultKind.ResetAfterActing);
        var progress = new ThrowingProgress<ReportProgress>();

        var claim = await waldur.RunAsync(agent.BackendResourceRequests.TryClaimAsync(uuid, new ClaimOptions { IsOnlyAgent = true }, Cancellation));
        var report = await waldur.RunAsync(agent.BackendResources.ReportAsync(
            waldur.Offering, [waldur.Item("a"), waldur.Item("b")], progress: progress, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Claimed);
        report.Results.Should().HaveCount(2).And.OnlyContain(result => result.Outcome == ReportOutcome.Created);
        progress.Calls.Should().BePositive();
        log.Lines.Should().BePositive("otherwise the test tests nothing");
    }

    [Fact]
    public async Task A_journal_whose_lock_cannot_be_opened_for_a_while_is_waited_for()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var folder = Directory.CreateTempSubdirectory("waldur-lock-");
        var path = Path.Combine(folder.FullName, "agent");
        using var broken = UnopenableFile.Create(path + ".lock");
        using var log = new LogLines();
        var polls = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, request =>
        {
            if (request.RequestUri!.AbsolutePath == TestWaldur.Requests && ++polls == 3)
            {
                File.Delete(path + ".lock");
            }

            return Task.CompletedTask;
        });
        try
        {
            using var journal = new FileClaimJournal(path, log);

            await waldur.RunAsync(UntilDoneAsync(journal));

            polls.Should().BeGreaterThanOrEqualTo(3);
            waldur.Stored(uuid).State.Should().Be("Done");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task UntilDoneAsync(FileClaimJournal journal)
        {
            await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync((_, _) => Task.CompletedTask, new AgentOptions { Journal = journal }, Cancellation))
            {
                if (result.Outcome == ProcessOutcome.Done)
                {
                    return;
                }
            }
        }
    }

    // Two failures open it for longer than the loop's wait.
    private static WaldurClient Breaking(TestWaldur waldur, LogLines log)
    {
        var options = Options(waldur) with { LoggerFactory = log };
        return waldur.Server.CreateClient(waldur.Seed.AgentToken, options with
        {
            ConfigureResilience = builder => builder.AddDefaultResilience(options).AddCircuitBreaker(new CircuitBreakerStrategyOptions<RawResponse>
            {
                MinimumThroughput = 2,
                FailureRatio = 0.1,
                SamplingDuration = TimeSpan.FromMinutes(5),
                BreakDuration = TimeSpan.FromSeconds(45),
            }),
        });
    }

    private static ClientOptions Options(TestWaldur waldur) => new()
    {
        TimeProvider = waldur.Clock,
        Timeout = Timeout.InfiniteTimeSpan,
        AttemptTimeout = Timeout.InfiniteTimeSpan,
        MaxRetries = 0,
    };

    [Fact]
    public async Task What_has_ended_when_the_caller_cancels_during_a_poll_is_the_callers()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var isHandled = new TaskCompletionSource();
        var results = new List<ProcessResult>();
        var journal = new MemoryJournal();
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // With the second poll, which is cancelled once the request has ended.
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath == TestWaldur.Requests && waldur.Calls("POST", "/start_processing/") > 0)
            {
                isHandled.TrySetResult();
                await TestWaldur.UntilAsync(() => waldur.Stored(uuid).State == "Done" && journal.Entries.Count == 0);
                await Task.Delay(50, CancellationToken.None);
                await stop.CancelAsync();
            }
        });

        var running = () => waldur.RunAsync(LoopAsync());

        await running.Should().ThrowAsync<OperationCanceledException>();
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);

        async Task LoopAsync()
        {
            var options = new AgentOptions { Offering = waldur.Offering, Parallelism = 2, PollInterval = TimeSpan.FromSeconds(1), Journal = journal };
            await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync((_, _) => isHandled.Task, options, stop.Token))
            {
                results.Add(result);
            }
        }
    }

    [Fact]
    public async Task A_journal_that_gives_an_entry_of_nothing_stops_no_agent()
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        var journal = new MemoryJournal();
        await journal.WriteAsync(default, Cancellation);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }
}
