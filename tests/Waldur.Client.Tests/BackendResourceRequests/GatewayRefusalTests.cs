using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>The page of a gateway, of whatever status, may have taken the place of the server's response: it closes nothing.</summary>
public class GatewayRefusalTests
{
    private const string Start = "POST /api/backend-resource-requests/{uuid}/start_processing/";
    private const string SetDone = "POST /api/backend-resource-requests/{uuid}/set_done/";
    private const string SetErred = "POST /api/backend-resource-requests/{uuid}/set_erred/";
    private const string Retrieve = "GET /api/backend-resource-requests/{uuid}/";
    private const string Create = "POST /api/backend-resource-requests/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_claim_that_took_effect_behind_the_page_of_a_gateway_stays_noted(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(Start).Next(GatewayPages.Create(status, body).AfterActing());

        var results = await waldur.RunAsync(CollectAsync(waldur, new AgentOptions { Journal = journal }));
        var next = await waldur.RunAsync(CollectAsync(waldur, new AgentOptions { Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Uncertain);
        next.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Uncertain);
        journal.Entries.Should().ContainSingle().Which.Request.Should().Be(uuid);
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_claim_that_took_effect_behind_a_page_stays_noted_where_nothing_can_be_read(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(Start).Next(GatewayPages.Create(status, body).AfterActing());
        waldur.Server.Faults.For(Retrieve).Always(GatewayPages.Create(status, body));

        var results = await waldur.RunAsync(CollectAsync(waldur, new AgentOptions { Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Uncertain);
        journal.Entries.Should().ContainSingle().Which.Request.Should().Be(uuid);
    }

    [Fact]
    public async Task A_claim_that_the_server_itself_refuses_is_not_noted()
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(Start).Next(FaultKind.Forbidden, times: 2);

        var results = await waldur.RunAsync(CollectAsync(waldur, new AgentOptions { Journal = journal }, isStopped: () => true));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.NotClaimed);
        journal.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData(SetDone, 403, ProcessOutcome.Done)]
    [InlineData(SetDone, 302, ProcessOutcome.Done)]
    [InlineData(SetErred, 403, ProcessOutcome.Erred)]
    public async Task An_end_that_took_effect_behind_the_page_of_a_gateway_is_the_agents_own(string operation, int status, ProcessOutcome outcome)
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(operation).Next(Page(status).AfterActing());

        var error = outcome == ProcessOutcome.Erred ? new IOException("away") : null;
        var results = await waldur.RunAsync(CollectAsync(waldur, new AgentOptions { Journal = journal }, error));

        results.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_queue_that_says_processing_has_claimed_nothing()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        List<string> states = [];
        waldur.Server.Faults.For(Start).Next(Fault.Respond(202, """{"status":"processing"}"""));

        await waldur.RunAsync(CollectAsync(waldur, new AgentOptions { Journal = new MemoryJournal() }, onHandled: () => states.Add(waldur.Stored(uuid).State)));

        states.Should().Equal(["Processing"], "the handler runs once, for what is really claimed");
        waldur.Stored(uuid).State.Should().Be("Done");
    }

    [Theory]
    [InlineData(SetDone, ProcessOutcome.Done)]
    [InlineData(SetErred, ProcessOutcome.Erred)]
    public async Task An_end_that_only_shows_when_patience_is_over_is_the_agents_own(string operation, ProcessOutcome outcome)
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        var journal = new MemoryJournal();
        var patienceEnds = DateTimeOffset.MaxValue;
        var lateLookUps = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, request =>
        {
            if (request.RequestUri!.AbsolutePath.Contains("/set_", StringComparison.Ordinal))
            {
                patienceEnds = waldur.Clock.GetUtcNow() + LostResponseOptions.Default.Patience;
            }

            return Task.CompletedTask;
        });
        waldur.Server.Faults.For(operation).Next(Fault.Respond(200, """{"status":"queued"}""").AfterActing());

        // Up to the last look-up, none succeeds.
        waldur.Server.Faults.For(Retrieve).When(_ => waldur.Clock.GetUtcNow() < patienceEnds || lateLookUps++ == 0).Always(Fault.GatewayNotFound);

        Task Handle(BackendResourceRequest request, CancellationToken cancellationToken) =>
            outcome == ProcessOutcome.Erred ? throw new IOException("away") : Task.CompletedTask;
        var results = await waldur.RunAsync(agent.CollectAsync(Handle, new AgentOptions { StopWhenIdle = true, Journal = journal, Offering = waldur.Offering }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
        lateLookUps.Should().Be(2);
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_conflict_after_a_lost_claim_is_doubtful_where_the_request_is_shown_as_it_was_before()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Server.Faults.For(Start).Next(FaultKind.ResetAfterActing);
        waldur.Server.Faults.For(Retrieve).Always(Fault.Respond(200, $$"""{"uuid":"{{uuid:N}}","state":"Sent"}"""));

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Uncertain);
        waldur.Stored(uuid).State.Should().Be("Processing");
    }

    [Fact]
    public async Task A_request_of_another_offering_is_not_the_one_that_was_created()
    {
        await using var waldur = new TestWaldur();
        var foreign = $$"""{"uuid":"{{Guid.NewGuid():N}}","state":"Sent","offering":"{{Guid.NewGuid():N}}"}""";
        waldur.Server.Faults.For(Create).Next(Fault.Respond(201, foreign).AfterActing());

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var progress = new StoppingProgress(stop);

        await waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Timeout.InfiniteTimeSpan }, progress, stop.Token));

        progress.Seen!.Uuid.Should().Be(waldur.Server.BackendResourceRequests.Should().ContainSingle().Which.Uuid);
    }

    private static Fault Page(int status) => Fault.Respond(status, "<html><body>Blocked</body></html>", "text/html");

    [Fact]
    public async Task A_newer_token_does_not_send_a_claim_once_more_that_took_effect_behind_a_page()
    {
        await using var waldur = new TestWaldur();
        var (uuid, lone) = (waldur.Ask(), waldur.Ask());
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(Start).Next(Page(401).AfterActing(), times: 2);
        var credential = new RotatedCredential(waldur.Seed.AgentToken);
        using var agent = waldur.Server.CreateClient(credential, new ClientOptions { TimeProvider = waldur.Clock, Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan });

        var results = await waldur.RunAsync(agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal, Offering = waldur.Offering }));

        results.Should().HaveCount(2).And.OnlyContain(result => result.Outcome == ProcessOutcome.Uncertain);
        journal.Entries.Select(entry => entry.Request).Should().BeEquivalentTo([uuid, lone]);
        waldur.Calls("POST", "/start_processing/").Should().Be(2);
        credential.Refreshed.Should().Be(2);
    }

    [Fact]
    public async Task A_newer_token_sends_neither_a_request_nor_an_import_once_more()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(Create).Next(Page(401).AfterActing());
        waldur.Server.Faults.For("POST /api/backend-resources/{uuid}/import_resource/").Next(Page(401).AfterActing());
        var credential = new RotatedCredential(waldur.Seed.StaffToken);
        using var staff = waldur.Server.CreateClient(credential, new ClientOptions { TimeProvider = waldur.Clock, Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan });
        var row = await staff.BackendResources.GetAsync(waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "a").Uuid, Cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var imported = await waldur.RunAsync(staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));
        await waldur.RunAsync(staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Timeout.InfiniteTimeSpan }, new StoppingProgress(stop), stop.Token));

        imported.Outcome.Should().Be(ImportOutcome.ProbablyImported);
        waldur.Server.BackendResourceRequests.Should().ContainSingle();
        waldur.Writes.Should().HaveCount(2);
    }

    private static async Task<List<ProcessResult>> CollectAsync(
        TestWaldur waldur, AgentOptions options, Exception? error = null, Action? onHandled = null, Func<bool>? isStopped = null)
    {
        var results = new List<ProcessResult>();
        await foreach (var result in waldur.Agent.BackendResourceRequests.ProcessPendingAsync(Handle, options with { StopWhenIdle = true, Offering = waldur.Offering }, Cancellation))
        {
            results.Add(result);
            if (isStopped?.Invoke() == true)
            {
                break;
            }
        }

        return results;

        Task Handle(BackendResourceRequest request, CancellationToken cancellationToken)
        {
            onHandled?.Invoke();
            return error is null ? Task.CompletedTask : throw error;
        }
    }

    /// <summary>Has a newer token whenever one is refused, as a file that was rotated.</summary>
    private sealed class RotatedCredential(string token) : Credential
    {
        private readonly Credential _inner = FromToken(token);

        public int Refreshed { get; private set; }

        public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _inner.ApplyAsync(request, cancellationToken);

        public override ValueTask<bool> RefreshAsync(HttpRequestMessage rejected, CancellationToken cancellationToken)
        {
            Refreshed++;
            return ValueTask.FromResult(true);
        }
    }

    // Waits for the first look-up, however far the clock goes meanwhile.
    private sealed class StoppingProgress(CancellationTokenSource stop) : IProgress<BackendResourceRequest>
    {
        public BackendResourceRequest? Seen { get; private set; }

        public void Report(BackendResourceRequest value)
        {
            Seen = value;
            stop.Cancel();
        }
    }
}
