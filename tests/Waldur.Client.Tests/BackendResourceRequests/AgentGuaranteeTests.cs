using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>No claim is forgotten, whatever comes back.</summary>
public class AgentGuaranteeTests
{
    private const string SetDone = "POST /api/backend-resource-requests/{uuid}/set_done/";
    private const string SetErred = "POST /api/backend-resource-requests/{uuid}/set_erred/";
    private const string Start = "POST /api/backend-resource-requests/{uuid}/start_processing/";
    private const string Retrieve = "GET /api/backend-resource-requests/{uuid}/";
    private const string List = "GET /api/backend-resource-requests/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind> Refusals =>
    [
        FaultKind.Unauthorized, FaultKind.Forbidden, FaultKind.GatewayNotFound, FaultKind.EmptyNotFound, FaultKind.NoRoute,
        FaultKind.LoginRedirect, FaultKind.LoginPage, FaultKind.PayloadTooLarge, FaultKind.NotImplemented, FaultKind.ConflictPage,
        FaultKind.ClientClosedRequest, FaultKind.BadGatewayBeforeActing, FaultKind.ResetAtAccept,
    ];

    public static TheoryData<FaultKind> Nonsense =>
    [
        FaultKind.GatewayNotFound, FaultKind.EmptyNotFound, FaultKind.NoRoute, FaultKind.LoginPage, FaultKind.NullState, FaultKind.OddState,
        FaultKind.Unauthorized, FaultKind.Forbidden, FaultKind.ServiceUnavailable,
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task An_end_that_is_refused_once_is_reported_again_until_the_server_confirms_it(FaultKind fault)
    {
        foreach (var (operation, error) in new[] { (SetDone, (Exception?)null), (SetErred, new IOException("the backend is away")) })
        {
            await using var waldur = new TestWaldur();
            var uuid = waldur.Ask();
            var journal = new MemoryJournal();
            waldur.Server.Faults.For(operation).Next(fault, times: 4);

            var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
                (_, _) => error is null ? Task.CompletedTask : Task.FromException(error), new AgentOptions { StopWhenIdle = true, Journal = journal }));

            results[^1].Outcome.Should().Be(error is null ? ProcessOutcome.Done : ProcessOutcome.Erred);
            waldur.Stored(uuid).State.Should().Be(error is null ? "Done" : "Erred");
            journal.Entries.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task An_end_that_stays_refused_stays_in_the_journal_and_a_successor_takes_it_up()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        var monitor = new AgentMonitor();
        waldur.Server.Faults.For(SetDone).Next(FaultKind.Forbidden, times: 1000);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal, Monitor = monitor }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Unreported);
        journal.Entries.Should().Equal(new ClaimEntry(uuid, true) { Offering = waldur.Offering });
        monitor.UnreportedRequests.Should().Equal(uuid);

        waldur.Server.Faults.Clear();
        results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        journal.Entries.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task At_recovery_nothing_but_the_servers_own_word_ends_a_claim(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(uuid, true), Cancellation);
        waldur.Server.Faults.For(Retrieve).Next(fault, times: 1000);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));

        results.Should().BeEmpty();
        journal.Entries.Should().Equal(new ClaimEntry(uuid, true));
        waldur.Server.Faults.Clear();
        results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task A_claim_that_commits_after_a_restart_is_uncertain_and_stays_noted(int seconds)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(uuid, false), Cancellation);
        waldur.Server.Faults.For(Start).Next(Fault.CommitLater(TimeSpan.FromSeconds(seconds)));

        // The earlier process was killed while its claim was under way.
        using var stop = new CancellationTokenSource();
        var killed = waldur.NewClient(waldur.Seed.AgentToken, maxRetries: 0);
        await FluentActions.Awaiting(() => killed.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation)).Should().ThrowAsync<ApiException>();

        using var successor = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // The claim commits just before the successor's own.
            if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/start_processing/", StringComparison.Ordinal))
            {
                waldur.Clock.Advance(TimeSpan.FromSeconds(seconds));
                await TestWaldur.UntilAsync(() => waldur.Stored(uuid).State == "Processing");
            }
        });
        var results = await waldur.RunAsync(successor.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Uncertain);
        journal.Entries.Should().Equal(new ClaimEntry(uuid, false));

        // Since it says that it is the only agent, the next one takes it up.
        results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal, IsOnlyAgent = true }));
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_loses_no_request()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new FullDiskJournal();
        var handled = 0;

        // The disk is full from the confirmation on, until the request has been handled.
        journal.FailFrom(2);
        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            (_, _) =>
            {
                handled++;
                return Task.CompletedTask;
            },
            new AgentOptions { StopWhenIdle = true, Journal = journal },
            onResult: _ => journal.Repair()));

        handled.Should().Be(1);
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        waldur.Stored(uuid).State.Should().Be("Done");
        journal.Entries.Should().BeEmpty("what could not be written is written later");
    }

    [Fact]
    public async Task Without_a_note_no_request_is_claimed()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new FullDiskJournal();
        journal.FailFrom(1);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.NotClaimed);
        results[0].ToString().Should().Contain("No space left");
        waldur.Stored(uuid).State.Should().Be("Sent");
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_loop_that_has_worked_outlives_stray_refusals(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        using var log = new LogLines();
        waldur.Server.Faults.For(List).Skip(1).Next(fault, times: 5);
        Guid? asked = null;
        using var agent = waldur.NewClient(
            waldur.Seed.AgentToken,
            _ =>
            {
                asked ??= waldur.Server.Requests.Count > 3 ? waldur.Ask() : null;
                return Task.CompletedTask;
            },
            maxRetries: 0);

        await FluentActions.Awaiting(() => waldur.RunAsync(agent.CollectAsync(
            (_, _) => Task.CompletedTask,
            new AgentOptions { PollInterval = TimeSpan.FromSeconds(1) },
            _ => stop.Cancel(),
            stop.Token))).Should().ThrowAsync<OperationCanceledException>();

        waldur.Stored(asked!.Value).State.Should().Be("Done");
    }

    [Fact]
    public async Task Refusals_without_end_end_the_loop_with_the_refusal()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(List).Skip(1).Next(FaultKind.Unauthorized, times: 1000);

        var running = () => waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions { MaxConsecutiveRefusals = 3 }));

        await running.Should().ThrowAsync<ApiAuthenticationException>();
        waldur.Server.Requests.Count(request => request.Method == "GET").Should().Be(5);
    }

    [Fact]
    public async Task By_default_refusals_are_outlived_for_42_minutes()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(List).Skip(1).Next(FaultKind.Unauthorized, times: 1000);

        var running = () => waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions()));

        await running.Should().ThrowAsync<ApiAuthenticationException>();
        var polls = waldur.Server.Requests.Where(request => request.Method == "GET").Select(request => request.Time).ToList();
        (polls[^1] - polls[1]).Should().BeCloseTo(TimeSpan.FromMinutes(42), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_exception_whose_message_throws_fails_the_request_and_nothing_else()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => throw new ThrowingException(), new AgentOptions { StopWhenIdle = true }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Erred);
        results[0].ToString().Should().Contain(nameof(ThrowingException));
        waldur.Stored(uuid).ErrorMessage.Should().Be(nameof(ThrowingException));
    }

    [Fact]
    public async Task A_long_handler_does_not_hold_up_the_others()
    {
        await using var waldur = new TestWaldur();
        var slow = waldur.Ask();
        waldur.Clock.Advance(TimeSpan.FromSeconds(1));
        var others = Enumerable.Range(0, 5).Select(_ => waldur.Ask()).ToList();
        var hasStarted = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var atOnce = 0;
        var maxAtOnce = 0;
        var ended = 0;

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            async (request, _) =>
            {
                lock (others)
                {
                    maxAtOnce = Math.Max(maxAtOnce, ++atOnce);
                }

                if (request.Uuid == slow)
                {
                    hasStarted.SetResult();
                    await release.Task;
                    return;
                }

                await hasStarted.Task;
                if (Interlocked.Increment(ref ended) == others.Count)
                {
                    release.SetResult();
                }

                lock (others)
                {
                    atOnce--;
                }
            },
            new AgentOptions { StopWhenIdle = true, Parallelism = 2 }));

        results.Should().HaveCount(6).And.OnlyContain(result => result.Outcome == ProcessOutcome.Done);
        results[0].Request.Uuid.Should().NotBe(slow);
        maxAtOnce.Should().Be(2);
    }

    [Fact]
    public async Task A_handler_whose_cancellation_throws_leaves_the_notes_of_the_others_true()
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        var journal = new MemoryJournal();
        using var stop = new CancellationTokenSource();
        var handling = new TaskCompletionSource();

        var running = waldur.Agent.CollectAsync(
            async (_, token) =>
            {
                using var registration = token.Register(static () => throw new InvalidOperationException("mine"));
                handling.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            },
            new AgentOptions { Journal = journal },
            cancellationToken: stop.Token);
        await waldur.RunAsync(handling.Task);
        await Record.ExceptionAsync(stop.CancelAsync);

        await FluentActions.Awaiting(() => waldur.RunAsync(running)).Should().ThrowAsync<OperationCanceledException>();
        journal.Entries.Should().ContainSingle().Which.IsConfirmed.Should().BeTrue();
    }

    [Fact]
    public async Task What_has_ended_when_the_caller_cancels_is_not_lost()
    {
        await using var waldur = new TestWaldur();
        Guid[] requests = [waldur.Ask(), waldur.Ask(), waldur.Ask()];
        using var stop = new CancellationTokenSource();
        var journal = new MemoryJournal();
        var results = new List<ProcessResult>();
        var (seen, handling) = (new TaskCompletionSource(), new TaskCompletionSource());

        // The first one ends, and while its caller is busy with that, the second ends, and the third is cancelled.
        var running = Task.Run(async () =>
        {
            await foreach (var result in waldur.Agent.BackendResourceRequests.ProcessPendingAsync(HandleAsync, new AgentOptions { Parallelism = 3, Journal = journal }, stop.Token))
            {
                results.Add(result);
                if (results.Count == 1)
                {
                    seen.SetResult();
                    await TestWaldur.UntilAsync(() => journal.Entries.Count == 1);
                    await Task.Delay(200, Cancellation);
                    await stop.CancelAsync();
                }
            }
        }, Cancellation);

        await FluentActions.Awaiting(() => waldur.RunAsync(running)).Should().ThrowAsync<OperationCanceledException>();
        results.Select(result => result.Request.Uuid).Should().Equal(requests[..2]);

        async Task HandleAsync(BackendResourceRequest request, CancellationToken token)
        {
            if (request.Uuid == requests[2])
            {
                handling.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            await (request.Uuid == requests[1] ? seen : handling).Task;
        }
    }

    private sealed class ThrowingException : Exception
    {
        public override string Message => throw new InvalidOperationException("even the message");

        public override string ToString() => throw new InvalidOperationException("even the text");
    }
}
