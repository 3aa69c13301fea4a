using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class ClaimTests
{
    private const string Start = TestWaldur.Requests + "*/start_processing/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_agents_one_wins()
    {
        await using var waldur = new TestWaldur();
        using var other = waldur.NewClient(waldur.Seed.AgentToken);
        var uuid = waldur.Ask();

        var claims = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? waldur.Agent : other).BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation)));

        claims.Count(claim => claim.IsClaimed).Should().Be(1);
        claims.Count(claim => claim.Outcome == ClaimOutcome.Taken).Should().Be(7);
        claims.Where(claim => !claim.IsClaimed).Should().OnlyContain(claim => claim.Error is ApiConflictException);
        claims.Should().OnlyContain(claim => claim.Request.State == BackendResourceRequestState.Processing);
        waldur.Stored(uuid).State.Should().Be("Processing");
    }

    [Fact]
    public async Task A_claim_from_a_copy_is_one_call_and_marks_the_copy()
    {
        await using var waldur = new TestWaldur();
        var request = await waldur.Agent.BackendResourceRequests.GetAsync(waldur.Ask(), Cancellation);
        waldur.Server.ClearRequests();

        var claim = await waldur.Agent.BackendResourceRequests.TryClaimAsync(request, cancellationToken: Cancellation);

        claim.IsClaimed.Should().BeTrue();
        claim.Request.Should().BeSameAs(request);
        request.State.Should().Be(BackendResourceRequestState.Processing);
        waldur.Server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("Processing")]
    [InlineData("Done")]
    [InlineData("Erred")]
    public async Task A_copy_that_is_not_sent_makes_no_call(string state)
    {
        await using var waldur = new TestWaldur();
        var request = new BackendResourceRequest { Uuid = waldur.Ask(), State = BackendResourceRequestState.From(state) };

        var claim = await waldur.Agent.BackendResourceRequests.TryClaimAsync(request, cancellationToken: Cancellation);

        claim.Outcome.Should().Be(ClaimOutcome.Taken);
        waldur.Server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Postponed")]
    public async Task A_copy_in_a_state_that_is_not_known_lets_the_server_decide(string state)
    {
        await using var waldur = new TestWaldur();
        var request = new BackendResourceRequest { Uuid = waldur.Ask(), State = BackendResourceRequestState.From(state) };

        var claim = await waldur.Agent.BackendResourceRequests.TryClaimAsync(request, cancellationToken: Cancellation);

        claim.IsClaimed.Should().BeTrue();
    }

    [Theory]
    [InlineData(FaultKind.ConnectionRefused)]
    [InlineData(FaultKind.ResetBeforeActing)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing)]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.TooManyRequests)]
    public async Task A_response_lost_before_the_server_acted_is_claimed_again(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Strike(fault, Start);

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Claimed);
        waldur.Calls("POST", "/start_processing/").Should().Be(2);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, false)]
    [InlineData(FaultKind.ResetAfterActing, true)]
    [InlineData(FaultKind.TruncatedBody, false)]
    [InlineData(FaultKind.BadGatewayAfterActing, false)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, false)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, true)]
    public async Task A_response_lost_after_the_server_acted_leaves_a_doubt_that_only_the_only_agent_has_not(FaultKind fault, bool isOnlyAgent)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Strike(fault, Start);

        var claim = await waldur.RunAsync(
            waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, new ClaimOptions { IsOnlyAgent = isOnlyAgent }, Cancellation));

        claim.Outcome.Should().Be(isOnlyAgent ? ClaimOutcome.Claimed : ClaimOutcome.Uncertain);
        claim.Request.State.Should().Be(BackendResourceRequestState.Processing);
        (claim.Error is null).Should().Be(isOnlyAgent);
        waldur.Calls("POST", "/start_processing/").Should().Be(1);
    }

    [Fact]
    public async Task A_conflict_after_a_lost_response_may_be_ones_own_doing()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Strike(FaultKind.ResetBeforeActing, Start);
        var attempts = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            // Another agent is faster after the look has found the request Sent.
            if (request.Method == HttpMethod.Post && ++attempts == 2)
            {
                await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
            }
        });

        var claim = await waldur.RunAsync(agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Uncertain);
        claim.Error.Should().BeOfType<ApiTransportException>();
    }

    [Fact]
    public async Task A_lost_response_and_a_request_that_has_ended_means_taken()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        await waldur.Agent.BackendResourceRequests.SetDoneAsync(uuid, Cancellation);
        waldur.Strike(FaultKind.ResetAfterActing, Start);

        var claim = await waldur.RunAsync(
            waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, new ClaimOptions { IsOnlyAgent = true }, Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Taken);
        claim.Request.State.Should().Be(BackendResourceRequestState.Done);
    }

    [Fact]
    public async Task Where_every_look_up_fails_too_the_claim_is_uncertain()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Strike(FaultKind.ResetAfterActing, Start);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/", "GET", times: null);

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Uncertain);
        claim.Error!.MayHaveActed.Should().BeTrue();
        claim.Error.Path.Should().EndWith("/start_processing/");
    }

    [Fact]
    public async Task A_conflict_means_taken_even_when_the_request_cannot_be_read()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/", "GET", times: null);

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Taken);
        claim.Request.Uuid.Should().Be(uuid);
    }

    [Fact]
    public async Task A_claim_whose_request_cannot_be_read_is_a_claim_all_the_same()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/", "GET", times: null);

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.IsClaimed.Should().BeTrue();
        claim.Request.Uuid.Should().Be(uuid);
        claim.Request.State.Should().Be(BackendResourceRequestState.Processing);
    }

    [Fact]
    public async Task A_server_that_never_responds_is_given_up_after_three_attempts()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        waldur.Strike(FaultKind.ResetBeforeActing, Start, times: null);

        var claim = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation));

        claim.Outcome.Should().Be(ClaimOutcome.Uncertain);
        waldur.Calls("POST", "/start_processing/").Should().Be(3);
        waldur.Stored(uuid).State.Should().Be("Sent");
    }

    [Fact]
    public async Task A_user_without_the_right_gets_the_refusal()
    {
        await using var waldur = new TestWaldur();
        using var support = waldur.NewClient(waldur.Seed.SupportToken);
        var uuid = waldur.Ask();

        var claiming = () => support.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: Cancellation);

        await claiming.Should().ThrowAsync<ApiAuthorizationException>();
    }

    [Fact]
    public async Task A_cancelled_claim_is_cancelled()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var stop = new CancellationTokenSource();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.Hang, Path = Start, When = _ => Cancel(stop) });

        var claiming = () => waldur.Agent.BackendResourceRequests.TryClaimAsync(uuid, cancellationToken: stop.Token);

        await claiming.Should().ThrowAsync<OperationCanceledException>();
    }

    private static bool Cancel(CancellationTokenSource stop)
    {
        stop.Cancel();
        return true;
    }
}
