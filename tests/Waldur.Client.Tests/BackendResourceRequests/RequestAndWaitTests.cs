using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class RequestAndWaitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_wait_ends_as_the_agent_ends_the_request(bool succeeds)
    {
        await using var waldur = new TestWaldur();
        using var staff = EndedAtThirdLookUp(waldur, request => succeeds
            ? waldur.Agent.BackendResourceRequests.CompleteAsync(request.Uuid, Cancellation)
            : waldur.Agent.BackendResourceRequests.FailAsync(request.Uuid, "The backend is away.", cancellationToken: Cancellation));
        var progress = new TestProgress<BackendResourceRequest>();

        var result = await waldur.RunAsync(staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Endless }, progress, Cancellation));

        result.Outcome.Should().Be(succeeds ? WaitOutcome.Reached : WaitOutcome.Failed);
        result.Value!.ErrorMessage.Should().Be(succeeds ? "" : "The backend is away.");
        progress.Reports.Should().HaveCount(3);
        progress.Reports[0].State.Should().Be(BackendResourceRequestState.Sent);
        waldur.Server.BackendResourceRequests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_progress_callback_that_throws_does_not_lose_the_request_that_was_created()
    {
        await using var waldur = new TestWaldur();
        using var staff = EndedAtThirdLookUp(waldur, request => waldur.Agent.BackendResourceRequests.CompleteAsync(request.Uuid, Cancellation));
        var progress = new ThrowingProgress<BackendResourceRequest>();

        var result = await waldur.RunAsync(staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Endless }, progress, Cancellation));

        result.Outcome.Should().Be(WaitOutcome.Reached);
        progress.Calls.Should().Be(3);
    }

    [Fact]
    public async Task The_wait_ends_at_its_deadline_and_the_request_stays()
    {
        await using var waldur = new TestWaldur();
        var options = new WaitOptions { Timeout = TimeSpan.FromMinutes(5), LastPollTimeout = TimeSpan.Zero };

        var result = await waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, options, cancellationToken: Cancellation));

        result.Outcome.Should().Be(WaitOutcome.DeadlineReached);
        waldur.Server.BackendResourceRequests.Should().ContainSingle().Which.State.Should().Be("Sent");
    }

    [Fact]
    public async Task Cancelling_stops_the_wait_and_the_request_stays()
    {
        await using var waldur = new TestWaldur();
        using var stop = new CancellationTokenSource();
        var progress = new TestProgress<BackendResourceRequest>(_ => stop.Cancel());

        var result = await waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Endless }, progress, stop.Token));

        result.Outcome.Should().Be(WaitOutcome.Cancelled);
        result.Value!.State.Should().Be(BackendResourceRequestState.Sent);
        waldur.Server.BackendResourceRequests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing)]
    public async Task A_lost_creation_is_never_sent_twice(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        waldur.Strike(fault, TestWaldur.Requests);

        var asking = () => waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, cancellationToken: Cancellation));

        (await asking.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeTrue();
        waldur.Calls("POST", TestWaldur.Requests).Should().Be(1);
        waldur.Server.BackendResourceRequests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.BadGatewayAfterActing)]
    public async Task A_lost_creation_leaves_exactly_one_request(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        var earlier = waldur.Ask();
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        waldur.Strike(fault, TestWaldur.Requests);

        var result = await AskAndCancelAsync(waldur, waldur.Staff);

        waldur.Server.BackendResourceRequests.Should().HaveCount(2);
        result.Value!.Uuid.Should().NotBe(earlier).And.Be(waldur.Server.BackendResourceRequests[1].Uuid);
        waldur.Calls("POST", TestWaldur.Requests).Should().Be(1);
    }

    [Theory]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    public async Task A_creation_that_the_server_is_still_at_is_waited_for(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        var looks = 0;
        using var staff = waldur.NewClient(waldur.Seed.StaffToken, request =>
        {
            // Look 1 comes before the creation; the server ends its work only before the second look after it.
            if (request.Method == HttpMethod.Get && ++looks == 3)
            {
                waldur.Ask();
            }

            return Task.CompletedTask;
        });
        waldur.Strike(fault, TestWaldur.Requests);

        var result = await AskAndCancelAsync(waldur, staff);

        waldur.Server.BackendResourceRequests.Should().ContainSingle().Which.Uuid.Should().Be(result.Value!.Uuid);
    }

    [Fact]
    public async Task When_the_look_fails_too_the_error_says_that_the_request_may_exist()
    {
        await using var waldur = new TestWaldur();
        waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Requests);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests, "GET", times: null, skip: 1);

        var asking = () => waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, cancellationToken: Cancellation));

        (await asking.Should().ThrowAsync<ApiTransportException>()).Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task Agents_may_not_ask()
    {
        await using var waldur = new TestWaldur();

        var asking = () => waldur.RunAsync(waldur.Agent.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, cancellationToken: Cancellation));

        await asking.Should().ThrowAsync<ApiAuthorizationException>();
    }

    [Fact]
    public async Task An_empty_offering_is_refused_without_a_call()
    {
        await using var waldur = new TestWaldur();

        var asking = () => waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(Guid.Empty, cancellationToken: Cancellation);

        await asking.Should().ThrowAsync<ArgumentException>();
        waldur.Server.Requests.Should().BeEmpty();
    }

    private static TimeSpan Endless => System.Threading.Timeout.InfiniteTimeSpan;

    private static async Task<WaitResult<BackendResourceRequest>> AskAndCancelAsync(TestWaldur waldur, WaldurClient staff)
    {
        using var stop = new CancellationTokenSource();
        var progress = new TestProgress<BackendResourceRequest>(_ => stop.Cancel());
        return await waldur.RunAsync(staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Endless }, progress, stop.Token));
    }

    private static WaldurClient EndedAtThirdLookUp(TestWaldur waldur, Func<FakeBackendResourceRequest, Task> end)
    {
        var looks = 0;
        return waldur.NewClient(waldur.Seed.StaffToken, async message =>
        {
            if (message.Method == HttpMethod.Get && message.RequestUri!.AbsolutePath != TestWaldur.Requests && ++looks == 3)
            {
                var request = waldur.Server.BackendResourceRequests[0];
                await waldur.Agent.BackendResourceRequests.StartProcessingAsync(request.Uuid, Cancellation);
                await end(request);
            }
        });
    }
}
