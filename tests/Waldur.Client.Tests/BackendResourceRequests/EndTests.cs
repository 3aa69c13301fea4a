using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>What somebody else has ended stays as they ended it; what may pass ends no wait and no agent.</summary>
public class EndTests
{
    private const string SetErred = "POST /api/backend-resource-requests/{uuid}/set_erred/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_that_was_lost_does_not_undo_what_somebody_else_completed()
    {
        await using var waldur = new TestWaldur();
        var uuid = await ClaimedAsync(waldur);
        waldur.Server.Faults.For(SetErred).Next(FaultKind.ResetBeforeActing, times: 5);
        using var agent = CompletedElsewhere(waldur, uuid, "GET");

        var failing = () => waldur.RunAsync(agent.BackendResourceRequests.FailAsync(uuid, new IOException("away"), cancellationToken: Cancellation));

        (await failing.Should().ThrowAsync<ApiConflictException>()).WithMessage("*Done*");
        waldur.Stored(uuid).State.Should().Be("Done");
    }

    [Fact]
    public async Task A_failure_that_is_reported_once_more_does_not_undo_what_somebody_else_completed()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Server.Faults.For(SetErred).Next(FaultKind.Forbidden);
        var results = new List<ProcessResult>();
        var hasFailed = false;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // Staff complete the request while the agent waits to report its failure once more.
            if (hasFailed && request.Method == HttpMethod.Get && waldur.Stored(uuid).State == "Processing" && waldur.Clock.GetUtcNow().Second >= 10)
            {
                await waldur.Agent.BackendResourceRequests.SetDoneAsync(uuid, Cancellation);
            }
        });

        await waldur.RunAsync(LoopAsync());

        results.Select(result => result.Outcome).Should().Equal(ProcessOutcome.Unreported, ProcessOutcome.EndedElsewhere);
        waldur.Stored(uuid).State.Should().Be("Done");

        async Task LoopAsync()
        {
            var options = new AgentOptions { StopWhenIdle = true, PollInterval = TimeSpan.FromMinutes(1) };
            await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
                (_, _) =>
                {
                    hasFailed = true;
                    throw new IOException("away");
                },
                options,
                Cancellation))
            {
                results.Add(result);
            }
        }
    }

    [Theory]
    [InlineData(FaultKind.Unauthorized)]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.LoginPage)]
    [InlineData(FaultKind.ForeignIdentity)]
    public async Task A_wait_for_a_request_outlives_stray_responses(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        var uuid = await ClaimedAsync(waldur);
        waldur.Server.Faults.For("GET /api/backend-resource-requests/{uuid}/").Next(fault, times: 3);

        var waiting = waldur.Staff.BackendResourceRequests.WaitAsync(uuid, new WaitOptions { Timeout = Timeout.InfiniteTimeSpan }, cancellationToken: Cancellation);
        await waldur.RunAsync(Task.Delay(TimeSpan.FromSeconds(30), waldur.Clock, Cancellation));
        await waldur.Agent.BackendResourceRequests.SetDoneAsync(uuid, Cancellation);

        (await waldur.RunAsync(waiting)).Outcome.Should().Be(WaitOutcome.Reached);
    }

    [Fact]
    public async Task A_long_wait_outlives_more_strays_than_it_would_in_a_row()
    {
        await using var waldur = new TestWaldur();
        var uuid = await ClaimedAsync(waldur);
        for (var stray = 0; stray < 8; stray++)
        {
            waldur.Server.Faults.For("GET /api/backend-resource-requests/{uuid}/").Skip(2 * stray).Next(FaultKind.LoginPage);
        }

        var waiting = waldur.Staff.BackendResourceRequests.WaitAsync(uuid, new WaitOptions { Timeout = Timeout.InfiniteTimeSpan }, cancellationToken: Cancellation);
        await waldur.RunAsync(PolledAsync());
        await waldur.Agent.BackendResourceRequests.SetDoneAsync(uuid, Cancellation);

        (await waldur.RunAsync(waiting)).Outcome.Should().Be(WaitOutcome.Reached);

        // Until the last stray has come.
        async Task PolledAsync()
        {
            while (!waiting.IsCompleted && waldur.Server.Requests.Count(request => request.Method == "GET") < 24)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), waldur.Clock, Cancellation);
            }
        }
    }

    [Fact]
    public async Task A_journal_that_times_out_does_not_end_the_agent_and_leaves_every_conflict_uncertain()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new TimingOutJournal(uuid);
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // The claim of the process before this one, which the journal knows, comes through just now.
            if (request.RequestUri!.AbsolutePath.EndsWith("/start_processing/", StringComparison.Ordinal))
            {
                await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
            }
        });
        var results = new List<ProcessResult>();

        await waldur.RunAsync(LoopAsync());

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Uncertain);
        journal.Entries.Should().ContainSingle().Which.Request.Should().Be(uuid);

        async Task LoopAsync()
        {
            await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
                (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }, Cancellation))
            {
                results.Add(result);
            }
        }
    }

    private static async Task<Guid> ClaimedAsync(TestWaldur waldur)
    {
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        return uuid;
    }

    private static WaldurClient CompletedElsewhere(TestWaldur waldur, Guid uuid, string method) => waldur.NewClient(waldur.Seed.AgentToken, async request =>
    {
        if (request.Method.Method == method && waldur.Stored(uuid).State == "Processing")
        {
            await waldur.Agent.BackendResourceRequests.SetDoneAsync(uuid, Cancellation);
        }
    });

    /// <summary>A journal in a database that can be written, but for a while not read.</summary>
    private sealed class TimingOutJournal(Guid known) : IClaimJournal
    {
        private readonly List<ClaimEntry> _entries = [new ClaimEntry(known, IsConfirmed: false)];

        public IReadOnlyList<ClaimEntry> Entries => _entries;

        public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) => throw new TaskCanceledException("The query timed out.");

        public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default)
        {
            _entries.RemoveAll(other => other.Request == entry.Request);
            _entries.Add(entry);
            return Task.CompletedTask;
        }

        public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default)
        {
            _entries.RemoveAll(other => other.Request == request);
            return Task.CompletedTask;
        }
    }
}
