using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class AgentLoopTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_processed_oldest_first_and_the_loop_stops_when_idle()
    {
        await using var waldur = new TestWaldur();
        var asked = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            asked.Add(waldur.Ask());
            waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, Idle));

        results.Select(result => result.Request.Uuid).Should().Equal(asked);
        results.Should().OnlyContain(result => result.Outcome == ProcessOutcome.Done);
        waldur.Server.BackendResourceRequests.Should().OnlyContain(row => row.State == "Done");
    }

    [Fact]
    public async Task Only_the_requests_of_the_offering_are_taken()
    {
        await using var waldur = new TestWaldur();
        var mine = waldur.Ask();
        var other = waldur.Server.AddBackendResourceRequest(waldur.Seed.SharedOffering).Uuid;

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, Idle with { Offering = waldur.Offering }));

        results.Should().ContainSingle().Which.Request.Uuid.Should().Be(mine);
        waldur.Stored(other).State.Should().Be("Sent");
    }

    [Fact]
    public async Task New_requests_are_found_by_polling()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        var handled = new List<DateTimeOffset>();
        var start = waldur.Clock.GetUtcNow();
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, _ =>
        {
            if (waldur.Server.Requests.Count == 3)
            {
                waldur.Ask();
            }

            return Task.CompletedTask;
        });

        await RunUntilStoppedAsync(
            waldur,
            stop,
            (_, _) =>
            {
                handled.Add(waldur.Clock.GetUtcNow());
                stop.Cancel();
                return Task.CompletedTask;
            },
            agent: agent);

        handled.Should().ContainSingle().Which.Should().Be(start + (Poll * 3));
    }

    [Fact]
    public async Task A_server_that_is_away_is_never_polled_more_often_than_one_that_is_there() =>
        (await GapsWhileAwayAsync(polls: 3, maxPollInterval: TimeSpan.FromSeconds(1))).Should().Equal(10, 10, 10);

    [Fact]
    public void Intervals_that_no_timer_can_be_set_to_are_refused_at_once()
    {
        var tooLong = TimeSpan.FromDays(60);
        Action[] sets =
        [
            () => _ = new AgentOptions { PollInterval = tooLong },
            () => _ = new AgentOptions { ConnectedPollInterval = tooLong },
            () => _ = new AgentOptions { MaxPollInterval = tooLong },
        ];
        sets.Should().AllSatisfy(set => set.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*at most 24 days*"));
    }

    [Fact]
    public async Task A_server_that_is_away_is_survived_with_growing_waits() =>
        (await GapsWhileAwayAsync(polls: 6, maxPollInterval: TimeSpan.FromSeconds(100))).Should().Equal(20, 40, 80, 100, 100, 100);

    [Fact]
    public async Task After_an_outage_the_wait_is_the_usual_one_again()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        using var agent = waldur.NewClient(
            waldur.Seed.AgentToken,
            _ => waldur.Server.Requests.Count == 8 ? stop.CancelAsync() : Task.CompletedTask,
            maxRetries: 0);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests, "GET", times: 3);

        await RunUntilStoppedAsync(waldur, stop, (_, _) => Task.CompletedTask, new AgentOptions { PollInterval = TimeSpan.FromSeconds(10) }, agent);

        var looks = waldur.Server.Requests.Select(request => request.Time).ToList();
        looks.Zip(looks.Skip(1), (one, next) => (next - one).TotalSeconds).Take(6).Should().Equal(20, 40, 80, 10, 10, 10);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_credential_that_is_refused_ends_the_loop(int status)
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        using var agent = status == 401
            ? waldur.NewClient("0123456789012345678901234567890123456789")
            : waldur.Server.CreateClient(new ImpersonationCredential(new TokenCredential(waldur.Seed.StaffToken), EndedSession(waldur)));

        var running = () => waldur.RunAsync(agent.CollectAsync((_, _) => Task.CompletedTask, new AgentOptions()));

        (await running.Should().ThrowAsync<ApiException>()).Which.StatusCode.Should().Be((System.Net.HttpStatusCode)status);
    }

    [Fact]
    public async Task One_bad_request_does_not_stop_the_others()
    {
        await using var waldur = new TestWaldur();
        var asked = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            asked.Add(waldur.Ask());
            waldur.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var agent = waldur.Agent.BackendResourceRequests;
        waldur.Strike(FaultKind.ResetBeforeActing, $"/api/backend-resource-requests/{asked[5]:N}/start_processing/", times: 3);
        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            async (request, token) =>
            {
                switch (asked.IndexOf(request.Uuid))
                {
                    case 0:
                        throw new OperationCanceledException("its own");
                    case 1:
                        await agent.CompleteAsync(request, token);
                        throw new IOException("afterwards");
                    case 2:
                        await agent.FailAsync(request, new IOException("itself"), cancellationToken: token);
                        break;
                    case 3:
                        await waldur.Staff.BackendResourceRequests.FailAsync(request.Uuid, "stopped", cancellationToken: token);
                        break;
                }
            },
            Idle));

        results.Take(5).Select(result => result.Outcome).Should().Equal(
            ProcessOutcome.Erred, ProcessOutcome.Done, ProcessOutcome.Erred, ProcessOutcome.EndedElsewhere, ProcessOutcome.Done);
        results.Skip(5).Select(result => result.Outcome).Should().Equal(ProcessOutcome.Uncertain, ProcessOutcome.Done);
    }

    [Fact]
    public async Task An_end_that_could_not_be_told_is_told_again()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/set_done/", times: 12);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, Idle with { Journal = journal }));

        results.Select(result => result.Outcome).Should().Equal(ProcessOutcome.Unreported, ProcessOutcome.Done);
        waldur.Stored(uuid).State.Should().Be("Done");
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task An_end_that_was_told_though_no_response_came_is_not_taken_for_a_conflict()
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Requests + "*/set_done/");
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/", "GET", times: 5);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, Idle));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Fact]
    public async Task A_request_that_somebody_else_has_ended_is_reported_once()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            (request, token) => waldur.Staff.BackendResourceRequests.FailAsync(request.Uuid, "stopped", cancellationToken: token),
            Idle with { Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.EndedElsewhere);
        waldur.Stored(uuid).State.Should().Be("Erred");
        journal.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true, ProcessOutcome.Done)]
    [InlineData(false, ProcessOutcome.Uncertain)]
    public async Task A_claim_of_which_nothing_was_heard_is_looked_at_again(bool isOnlyAgent, ProcessOutcome outcome)
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        waldur.Ask();
        waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Requests + "*/start_processing/");
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/", "GET", times: 5);
        var results = new List<ProcessResult>();

        await RunUntilStoppedAsync(
            waldur,
            stop,
            (_, _) => Task.CompletedTask,
            new AgentOptions { IsOnlyAgent = isOnlyAgent },
            onResult: result =>
            {
                results.Add(result);
                stop.Cancel();
            });

        results.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task Cancelling_while_waiting_ends_the_loop()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        var running = RunUntilStoppedAsync(waldur, stop, (_, _) => Task.CompletedTask, moves: false);

        await TestWaldur.UntilAsync(() => waldur.Clock.NextDue is not null);
        await stop.CancelAsync();

        await running;
        waldur.Server.Requests.Should().ContainSingle();
    }

    private static AgentOptions Idle => new() { StopWhenIdle = true };

    private static Guid EndedSession(TestWaldur waldur)
    {
        waldur.Server.EndSession(waldur.Seed.User);
        return waldur.Seed.User.Uuid;
    }

    // In seconds, from one poll to the next, where the server is away for so many polls and an agent polls every 10 seconds.
    private static async Task<IEnumerable<double>> GapsWhileAwayAsync(int polls, TimeSpan maxPollInterval)
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, maxRetries: 0);
        waldur.Ask();
        waldur.Strike(FaultKind.BadGatewayBeforeActing, TestWaldur.Requests, "GET", times: polls);

        await RunUntilStoppedAsync(
            waldur,
            stop,
            (_, _) =>
            {
                stop.Cancel();
                return Task.CompletedTask;
            },
            new AgentOptions { PollInterval = TimeSpan.FromSeconds(10), MaxPollInterval = maxPollInterval },
            agent);

        var looks = waldur.Server.Requests.Where(request => request.Method == "GET").Select(request => request.Time).ToList();
        return looks.Zip(looks.Skip(1), (one, next) => (next - one).TotalSeconds).Take(polls);
    }

    private static async Task RunUntilStoppedAsync(
        TestWaldur waldur,
        CancellationTokenSource stop,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions? options = null,
        WaldurClient? agent = null,
        Action<ProcessResult>? onResult = null,
        bool moves = true)
    {
        async Task EnumerateAsync()
        {
            await foreach (var result in (agent ?? waldur.Agent).BackendResourceRequests.ProcessPendingAsync(handler, options, stop.Token))
            {
                onResult?.Invoke(result);
            }
        }

        var running = () => moves ? waldur.RunAsync(EnumerateAsync()) : EnumerateAsync();
        await running.Should().ThrowAsync<OperationCanceledException>();
        stop.IsCancellationRequested.Should().BeTrue();
    }
}
