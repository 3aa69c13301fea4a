using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class TransitionTests
{
    private const string Done = TestWaldur.Requests + "*/set_done/";
    private const string Erred = TestWaldur.Requests + "*/set_erred/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.ConnectionRefused, 2)]
    [InlineData(FaultKind.ResetBeforeActing, 2)]
    [InlineData(FaultKind.BadGatewayBeforeActing, 2)]
    [InlineData(FaultKind.TooManyRequests, 2)]
    [InlineData(FaultKind.ResetAfterActing, 1)]
    [InlineData(FaultKind.TruncatedBody, 1)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, 1)]
    public async Task Completing_outlives_a_lost_response(FaultKind fault, int calls)
    {
        await using var waldur = new TestWaldur();
        var request = await ClaimAsync(waldur);
        waldur.Strike(fault, Done);

        await waldur.RunAsync(waldur.Agent.BackendResourceRequests.CompleteAsync(request, Cancellation));

        request.State.Should().Be(BackendResourceRequestState.Done);
        waldur.Stored(request.Uuid).State.Should().Be("Done");
        waldur.Calls("POST", "/set_done/").Should().Be(calls);
    }

    [Fact]
    public async Task Completing_outlives_a_conflict_after_a_lost_response()
    {
        await using var waldur = new TestWaldur();
        var request = await ClaimAsync(waldur);
        waldur.Strike(FaultKind.ResetBeforeActing, Done);
        var attempts = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, async message =>
        {
            // The first call comes to the server after the look, and before the second.
            if (message.Method == HttpMethod.Post && ++attempts == 2)
            {
                await waldur.Agent.BackendResourceRequests.SetDoneAsync(request.Uuid, Cancellation);
            }
        });

        await waldur.RunAsync(agent.BackendResourceRequests.CompleteAsync(request, Cancellation));

        request.State.Should().Be(BackendResourceRequestState.Done);
        waldur.Calls("POST", "/set_done/").Should().Be(3);
    }

    [Fact]
    public async Task Completing_what_is_not_processing_is_a_conflict_with_the_valid_states()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();

        var completing = () => waldur.Agent.BackendResourceRequests.CompleteAsync(uuid, Cancellation);

        (await completing.Should().ThrowAsync<ApiConflictException>()).Which.ValidStates.Should().Equal("Processing");
    }

    [Fact]
    public async Task Completing_what_somebody_failed_meanwhile_is_not_a_success()
    {
        await using var waldur = new TestWaldur();
        var request = await ClaimAsync(waldur);
        await waldur.Staff.BackendResourceRequests.FailAsync(request.Uuid, "Stopped by staff.", cancellationToken: Cancellation);
        waldur.Strike(FaultKind.ResetAfterActing, Done);

        var completing = () => waldur.RunAsync(waldur.Agent.BackendResourceRequests.CompleteAsync(request, Cancellation));

        await completing.Should().ThrowAsync<ApiException>();
        request.State.Should().Be(BackendResourceRequestState.Processing);
        waldur.Stored(request.Uuid).State.Should().Be("Erred");
    }

    [Fact]
    public async Task When_the_look_fails_too_the_error_says_that_it_may_be_done()
    {
        await using var waldur = new TestWaldur();
        var request = await ClaimAsync(waldur);
        waldur.Strike(FaultKind.ResetAfterActing, Done);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/", "GET", times: null);

        var completing = () => waldur.RunAsync(waldur.Agent.BackendResourceRequests.CompleteAsync(request, Cancellation));

        (await completing.Should().ThrowAsync<ApiTransportException>()).Which.MayHaveActed.Should().BeTrue();
    }

    [Theory]
    [InlineData("Done")]
    [InlineData("Erred")]
    public async Task Completing_a_copy_that_has_ended_is_refused_without_a_call(string state)
    {
        await using var waldur = new TestWaldur();
        var request = new BackendResourceRequest { Uuid = waldur.Ask(), State = BackendResourceRequestState.From(state) };

        var completing = () => waldur.Agent.BackendResourceRequests.CompleteAsync(request, Cancellation);

        await completing.Should().ThrowAsync<InvalidOperationException>().WithMessage($"*{state} already*");
        waldur.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Failing_a_copy_that_is_done_is_refused_without_a_call()
    {
        await using var waldur = new TestWaldur();
        var request = new BackendResourceRequest { Uuid = waldur.Ask(), State = BackendResourceRequestState.Done };

        var failing = () => waldur.Agent.BackendResourceRequests.FailAsync(request, new IOException("no"), cancellationToken: Cancellation);

        await failing.Should().ThrowAsync<InvalidOperationException>();
        waldur.Server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.ConnectionRefused)]
    [InlineData(FaultKind.ResetBeforeActing)]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.BadGatewayAfterActing)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing)]
    [InlineData(FaultKind.ServiceUnavailable)]
    public async Task Failing_outlives_a_lost_response_and_says_the_same(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        var request = await ClaimAsync(waldur);
        waldur.Strike(fault, Erred, times: 2);

        // Failing twice is failing once: the transport sends it again by itself.
        await waldur.RunAsync(waldur.Agent.BackendResourceRequests.FailAsync(request.Uuid, "The disk is full.", "at Disk.Write", cancellationToken: Cancellation));
        var stored = waldur.Stored(request.Uuid);
        stored.State.Should().Be("Erred");
        stored.ErrorMessage.Should().Be("The disk is full.");
        stored.ErrorTraceback.Should().Be("at Disk.Write");
    }

    [Fact]
    public async Task Failing_is_possible_from_every_state()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();

        await waldur.Agent.BackendResourceRequests.FailAsync(uuid, "first", cancellationToken: Cancellation);
        await waldur.Agent.BackendResourceRequests.FailAsync(uuid, "second", cancellationToken: Cancellation);

        waldur.Stored(uuid).ErrorMessage.Should().Be("second");
        waldur.Stored(uuid).ErrorTraceback.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_failure_needs_a_message(string message)
    {
        await using var waldur = new TestWaldur();

        var failing = () => waldur.Agent.BackendResourceRequests.FailAsync(waldur.Ask(), message, cancellationToken: Cancellation);

        await failing.Should().ThrowAsync<ArgumentException>();
    }

    private static async Task<BackendResourceRequest> ClaimAsync(TestWaldur waldur) =>
        (await waldur.Agent.BackendResourceRequests.TryClaimAsync(waldur.Ask(), cancellationToken: Cancellation)).Request;
}
