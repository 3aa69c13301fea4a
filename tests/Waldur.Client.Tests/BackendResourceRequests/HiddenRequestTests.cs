using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>A request that the user may not see now is not gone, and a good status that confirms nothing ends nothing.</summary>
public class HiddenRequestTests
{
    private const string SetDone = "POST /api/backend-resource-requests/{uuid}/set_done/";
    private const string SetErred = "POST /api/backend-resource-requests/{uuid}/set_erred/";
    private const string Start = "POST /api/backend-resource-requests/{uuid}/start_processing/";
    private const string Retrieve = "GET /api/backend-resource-requests/{uuid}/";
    private const string Offerings = "GET /api/marketplace-provider-offerings/{uuid}/";
    private const string NotFound = """{"detail":"No BackendResourceRequest matches the given query."}""";

    private static readonly Fault Maintenance = Fault.Respond(200, """{"status":"maintenance"}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_is_not_forgotten_while_the_users_role_is_missing()
    {
        await using var waldur = new TestWaldur();
        var (uuid, journal) = await ClaimedAsync(waldur);
        waldur.Server.Faults.For(Retrieve).Always(Fault.Respond(404, NotFound));
        waldur.Server.Faults.For(Offerings).Always(Fault.Respond(404, """{"detail":"No Offering matches the given query."}"""));

        (await waldur.RunAsync(CollectAsync(waldur, journal))).Should().BeEmpty();
        journal.Entries.Should().Equal(new ClaimEntry(uuid, true));

        waldur.Server.Faults.Clear();
        (await waldur.RunAsync(CollectAsync(waldur, journal))).Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        journal.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task A_claim_is_not_forgotten_while_a_gateway_stands_in_front_of_the_offering(int status)
    {
        await using var waldur = new TestWaldur();
        var (uuid, journal) = await ClaimedAsync(waldur);
        waldur.Server.Faults.For(Retrieve).Always(Fault.Respond(404, NotFound));
        waldur.Server.Faults.For(Offerings).Always(Fault.Respond(status, "<html>Maintenance</html>", "text/html"));

        (await waldur.RunAsync(CollectAsync(waldur, journal))).Should().BeEmpty();

        journal.Entries.Should().Equal(new ClaimEntry(uuid, true));
    }

    [Fact]
    public async Task The_journal_knows_the_offering_of_a_claim_of_an_agent_for_all()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        var journal = new MemoryJournal();
        var entry = new ClaimEntry(uuid, true) { Offering = waldur.Offering };
        await journal.WriteAsync(entry, Cancellation);
        waldur.Server.Faults.For(Retrieve).Always(Fault.Respond(404, NotFound));
        waldur.Server.Faults.For(Offerings).Always(Fault.Respond(404, """{"detail":"No Offering matches the given query."}"""));

        (await waldur.RunAsync(CollectAsync(waldur, journal, isForAll: true))).Should().BeEmpty();
        journal.Entries.Should().Equal(entry);

        waldur.Server.Faults.Clear();
        (await waldur.RunAsync(CollectAsync(waldur, journal, isForAll: true))).Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Fact]
    public async Task A_claim_is_forgotten_where_the_offering_is_seen_and_the_request_is_gone()
    {
        await using var waldur = new TestWaldur();
        var (_, journal) = await ClaimedAsync(waldur);
        waldur.Server.Faults.For(Retrieve).Always(Fault.Respond(404, NotFound));

        (await waldur.RunAsync(CollectAsync(waldur, journal))).Should().BeEmpty();

        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task An_end_is_reported_once_more_where_the_role_was_missing_when_it_was_reported()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(SetDone).Always(Fault.Respond(404, NotFound));
        waldur.Server.Faults.For(Retrieve).Always(Fault.Respond(404, NotFound));
        waldur.Server.Faults.For(Offerings).Always(Fault.Respond(404, """{"detail":"No Offering matches the given query."}"""));

        // As soon as the end could not be reported, the role is there again.
        var results = await waldur.RunAsync(CollectAsync(waldur, journal, onResult: waldur.Server.Faults.Clear));

        results.Select(result => result.Outcome).Should().Equal(ProcessOutcome.Unreported, ProcessOutcome.Done);
        waldur.Stored(uuid).State.Should().Be("Done");
        journal.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData(SetDone, "Done")]
    [InlineData(SetErred, "Erred")]
    public async Task A_good_status_that_does_not_name_the_state_ends_no_request(string operation, string state)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        waldur.Server.Faults.For(operation).Next(Maintenance, times: 2);

        var results = await waldur.RunAsync(CollectAsync(waldur, journal, state == "Done" ? null : new InvalidOperationException("no")));

        results.Should().ContainSingle().Which.Outcome.ToString().Should().Be(state);
        waldur.Stored(uuid).State.Should().Be(state);
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_good_status_that_does_not_name_the_state_claims_nothing()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        List<string> states = [];
        waldur.Server.Faults.For(Start).Next(Maintenance);

        var results = await waldur.RunAsync(CollectAsync(waldur, new MemoryJournal(), onHandled: () => states.Add(waldur.Stored(uuid).State)));

        states.Should().Equal(["Processing"], "the handler runs once, for what is really claimed");
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Theory]
    [InlineData(false, ClaimOutcome.Uncertain)]
    [InlineData(true, ClaimOutcome.Claimed)]
    public async Task A_claim_that_the_server_confirms_in_other_words_is_one_for_the_only_agent(bool isOnlyAgent, ClaimOutcome outcome)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Server.Faults.For(Start).Next(Fault.Respond(200, """{"status":"Anfrage wird bearbeitet."}""").AfterActing());

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, new ClaimOptions { IsOnlyAgent = isOnlyAgent }, Cancellation));

        claim.Outcome.Should().Be(outcome);
        claim.Request.State.Should().Be(BackendResourceRequestState.Processing);
    }

    [Theory]
    [InlineData("""{"status":"maintenance"}""")]
    [InlineData("""{"status":"Anfrage wird bearbeitet."}""")]
    public async Task A_request_that_another_agent_has_is_not_handled_on_a_gateways_word(string body)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var other = waldur.NewClient(waldur.Seed.AgentToken);
        var journal = new MemoryJournal();
        var handled = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // The other agent is faster, after both have listed the request as sent.
            if (request.RequestUri!.AbsolutePath.EndsWith("/start_processing/", StringComparison.Ordinal))
            {
                await other.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
                waldur.Server.Faults.For(Start).Next(Fault.Respond(200, body));
            }
        });

        var results = await waldur.RunAsync(agent.CollectAsync(
            (_, _) => Task.FromResult(handled++), new AgentOptions { StopWhenIdle = true, Journal = journal, Offering = waldur.Offering }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Uncertain);
        handled.Should().Be(0, "the request is the other agent's");
        journal.Entries.Should().ContainSingle().Which.IsConfirmed.Should().BeFalse();
    }

    [Theory]
    [InlineData(200, """{"status":"maintenance"}""")]
    [InlineData(200, "ok")]
    [InlineData(202, """{"detail":"later"}""")]
    public async Task A_good_status_with_a_body_deletes_nothing(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "a").Uuid;
        waldur.Server.Faults.For("DELETE /api/backend-resources/{uuid}/").Next(Fault.Respond(status, body, "text/plain"));

        var deleting = () => waldur.RunAsync(waldur.Agent.BackendResources.DeleteAsync(row, Cancellation));

        (await deleting.Should().ThrowAsync<ApiUnexpectedContentException>()).Which.MayHaveActed.Should().BeTrue();
        (await waldur.RunAsync(waldur.Agent.BackendResources.DeleteAsync(row, Cancellation))).Should().BeTrue();
    }

    private static async Task<(Guid Request, MemoryJournal Journal)> ClaimedAsync(TestWaldur waldur)
    {
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(uuid, true), Cancellation);
        return (uuid, journal);
    }

    private static Task<List<ProcessResult>> CollectAsync(TestWaldur waldur, MemoryJournal journal, Exception? error = null, Action? onHandled = null, Action? onResult = null, bool isForAll = false)
    {
        var options = new AgentOptions { StopWhenIdle = true, Journal = journal, Offering = isForAll ? null : waldur.Offering };
        return waldur.Agent.CollectAsync(Handle, options, _ => onResult?.Invoke(), Cancellation);

        Task Handle(BackendResourceRequest request, CancellationToken cancellationToken)
        {
            onHandled?.Invoke();
            return error is null ? Task.CompletedTask : throw error;
        }
    }
}
