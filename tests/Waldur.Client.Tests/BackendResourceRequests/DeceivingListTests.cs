using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Lists that ignore what was asked for, or show what was true some time ago, make no agent do anything wrong.</summary>
public class DeceivingListTests
{
    private const string List = "GET /api/backend-resource-requests/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_agent_does_not_handle_what_its_predecessor_has_ended_where_the_list_is_older()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        var before = await waldur.Agent.BackendResourceRequests.List().ToListAsync(Cancellation);
        await waldur.Agent.BackendResourceRequests.CompleteAsync(uuid, Cancellation);
        var list = $$"""[{"uuid":"{{uuid:N}}","state":"{{before.Single().State}}","offering":"{{waldur.Offering:N}}"}]""";
        waldur.Server.Faults.For("GET /api/backend-resource-requests/").Next(
            Fault.Respond(200, list, "application/json", new Dictionary<string, string> { ["X-Result-Count"] = "1" }), times: 2);
        var options = new AgentOptions { Offering = waldur.Offering, IsOnlyAgent = true, StopWhenIdle = true };
        var handled = 0;

        await waldur.RunAsync(CollectAsync());

        handled.Should().Be(0);

        async Task CollectAsync()
        {
            await foreach (var _ in waldur.Agent.BackendResourceRequests.ProcessPendingAsync(
                (_, _) =>
                {
                    handled++;
                    return Task.CompletedTask;
                },
                options,
                Cancellation))
            {
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_that_ignores_its_filters_makes_no_agent_handle_what_is_not_its_own(bool isOnlyAgent)
    {
        await using var waldur = new TestWaldur();
        var other = waldur.Server.AddOffering(waldur.Seed.Provider, waldur.Seed.Category, "Other");
        waldur.Seed.Agent.Roles = [FakeRole.ServiceManager(waldur.Seed.Offering), FakeRole.ServiceManager(other)];
        var (done, processing, sent) = (waldur.Ask(), waldur.Ask(), waldur.Ask());
        var (foreignSent, foreignProcessing) = (waldur.Server.AddBackendResourceRequest(other).Uuid, waldur.Server.AddBackendResourceRequest(other).Uuid);
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(done, Cancellation);
        await waldur.Agent.BackendResourceRequests.SetDoneAsync(done, Cancellation);
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(processing, Cancellation);
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(foreignProcessing, Cancellation);
        waldur.Server.Faults.For(List).Always(FaultKind.FiltersIgnored);

        var handled = await RunUntilIdleAsync(waldur, waldur.Agent, new AgentOptions { Offering = waldur.Offering, IsOnlyAgent = isOnlyAgent });

        handled.Should().BeEquivalentTo(isOnlyAgent ? [processing, sent] : new[] { sent });
        waldur.Stored(foreignSent).State.Should().Be("Sent");
        waldur.Stored(foreignProcessing).State.Should().Be("Processing");
    }

    [Fact]
    public async Task A_claim_of_an_earlier_process_that_shows_late_is_found_by_the_only_agent()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();

        // Between the two reads of the agent's list a process that was killed gets its claim through.
        var calls = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/start_processing/", StringComparison.Ordinal) && calls++ == 0)
            {
                await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
            }
        });

        var handled = await RunUntilIdleAsync(waldur, agent, new AgentOptions { Offering = waldur.Offering, IsOnlyAgent = true });

        handled.Should().Equal(uuid);
        waldur.Stored(uuid).State.Should().Be("Done");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_replica_that_lags_behind_has_nothing_handled_twice(bool isOnlyAgent)
    {
        await using var waldur = new TestWaldur();
        var replica = new LaggingReplica(waldur.Server.CreateHandler(), TimeSpan.FromSeconds(20), waldur.Clock);
        using var agent = new WaldurClient(
            new HttpMessageInvoker(replica), waldur.Server.Endpoint.ToString(), Credential.FromToken(waldur.Seed.AgentToken), new ClientOptions { Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan, TimeProvider = waldur.Clock });
        Guid[] asked = [waldur.Ask(), waldur.Ask(), waldur.Ask()];
        var options = new AgentOptions { Offering = waldur.Offering, IsOnlyAgent = isOnlyAgent, PollInterval = TimeSpan.FromSeconds(1), Journal = new MemoryJournal() };
        var results = new List<ProcessResult>();
        var count = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var running = CollectAsync();
        await waldur.RunAsync(ManyPollsAsync());
        await stop.CancelAsync();
        await waldur.RunAsync(running);

        results.Select(result => (result.Request.Uuid, result.Outcome)).Should().BeEquivalentTo(asked.Select(uuid => (uuid, ProcessOutcome.Done)));

        // Until all are done, and then for as long as the replica still shows what was before.
        async Task ManyPollsAsync()
        {
            while (Volatile.Read(ref count) < asked.Length)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), waldur.Clock, Cancellation);
            }

            var polls = waldur.Calls("GET", TestWaldur.Requests);
            while (waldur.Calls("GET", TestWaldur.Requests) < polls + 30)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), waldur.Clock, Cancellation);
            }
        }

        async Task CollectAsync()
        {
            try
            {
                await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync((_, _) => Task.CompletedTask, options, stop.Token))
                {
                    results.Add(result);
                    Interlocked.Increment(ref count);
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    [Fact]
    public async Task An_old_request_never_passes_for_a_new_one()
    {
        await using var waldur = new TestWaldur();
        var other = waldur.Server.AddOffering(waldur.Seed.Provider, waldur.Seed.Category, "Other");
        var old = waldur.Ask();
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Server.AddBackendResourceRequest(other);
        waldur.Server.Faults.For(List).Next(FaultKind.FiltersIgnored);
        waldur.Server.Faults.For("POST /api/backend-resource-requests/").Next(FaultKind.ResetBeforeActing);

        var asking = () => waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, cancellationToken: Cancellation));

        (await asking.Should().ThrowAsync<ApiUnexpectedContentException>()).WithMessage("*ignores the filter*");
        waldur.Stored(old).State.Should().Be("Sent");
        waldur.Calls("POST", TestWaldur.Requests).Should().Be(0);
    }

    private static async Task<List<Guid>> RunUntilIdleAsync(TestWaldur waldur, WaldurClient agent, AgentOptions options)
    {
        var handled = new List<Guid>();
        await waldur.RunAsync(LoopAsync());
        return handled;

        async Task LoopAsync()
        {
            await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
                (request, _) =>
                {
                    handled.Add(request.Uuid);
                    return Task.CompletedTask;
                },
                options with { StopWhenIdle = true },
                Cancellation))
            {
                result.Outcome.Should().Be(ProcessOutcome.Done);
            }
        }
    }
}
