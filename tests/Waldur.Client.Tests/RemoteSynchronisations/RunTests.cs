using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

public class RunTests : SynchronisationFixture
{
    [Fact]
    public async Task A_run_that_succeeded_tells_what_it_did()
    {
        var uuid = Add().Uuid;
        Clock.Advance(TimeSpan.FromMinutes(1));

        var result = await RunAsync(uuid);

        result.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        result.Evidence.Should().Be(SynchronisationRunEvidence.Response);
        result.OutputLines.Should().HaveCount(3).And.StartWith("Category Remote HPC has been pulled into HPC.");
        result.LastExecution.Should().Be(Clock.GetUtcNow());
        result.ErrorMessage.Should().BeEmpty();
        result.EnsureOk().Uuid.Should().Be(uuid);
        result.ToString().Should().Be($"Ok {uuid:N}");
    }

    [Fact]
    public async Task A_run_that_failed_is_told_and_thrown_only_when_asked()
    {
        var uuid = Script(FakeSynchronisationOutcome.Erred("Not found.\nsecond line", "pulled one"));

        var result = await RunAsync(uuid);

        result.Outcome.Should().Be(SynchronisationRunOutcome.Erred);
        result.ErrorMessage.Should().Be("Not found.\nsecond line");
        result.OutputLines.Should().Equal("pulled one");
        result.ToString().Should().Be($"Erred {uuid:N}: Not found.");
        var ensure = () => result.EnsureOk();
        ensure.Should().Throw<SynchronisationRunException>().WithMessage("*Not found.*").Which.Result.Should().BeSameAs(result);
    }

    [Fact]
    public async Task A_long_run_is_waited_for()
    {
        var uuid = Script(FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(25) });

        var result = await RunClockAsync(RunAsync(uuid), TimeSpan.FromSeconds(30));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        result.Evidence.Should().Be(SynchronisationRunEvidence.Response);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task After_a_gateway_gave_up_the_last_execution_tells_that_the_run_took_effect(int status)
    {
        var uuid = Script(FakeSynchronisationOutcome.Erred("remote down").BehindGatewayTimeout(status));

        var result = await RunClockAsync(RunAsync(uuid));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Erred);
        result.Evidence.Should().Be(SynchronisationRunEvidence.LastExecution);
        result.ErrorMessage.Should().Be("remote down");
        result.Error.Should().BeOfType<ApiServerException>().Which.StatusCode.Should().HaveValue(status);
        Runs.Should().Be(1);
    }

    [Fact]
    public async Task An_earlier_execution_is_not_taken_for_this_one()
    {
        var uuid = Script(FakeSynchronisationOutcome.Ok(), FakeSynchronisationOutcome.GatewayTimeout());
        var stale = await Synchronisations.GetAsync(uuid, Cancellation);
        await RunAsync(uuid);
        var watched = Clock.GetUtcNow();

        var result = await RunClockAsync(Synchronisations.RunAndVerifyAsync(stale, cancellationToken: Cancellation));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Uncertain);
        result.Evidence.Should().Be(SynchronisationRunEvidence.None);
        result.OutputLines.Should().BeEmpty("those of the earlier run are not this one's");
        result.ErrorMessage.Should().Contain("504");
        (Clock.GetUtcNow() - watched).Should().BeCloseTo(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(20));
        Runs.Should().Be(2);
    }

    [Fact]
    public async Task A_run_that_outlasts_the_limit_is_found_when_it_ends()
    {
        var uuid = Script(FakeSynchronisationOutcome.Ok("late") with { Duration = TimeSpan.FromMinutes(12) });

        var result = await RunClockAsync(RunAsync(uuid, new SynchronisationRunOptions { Timeout = TimeSpan.FromMinutes(10) }), TimeSpan.FromSeconds(5));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        result.Evidence.Should().Be(SynchronisationRunEvidence.LastExecution);
        result.Error.Should().BeOfType<ApiTimeoutException>().Which.Limit.Should().Be(TimeSpan.FromMinutes(10));
        result.OutputLines.Should().Equal("late");
        Runs.Should().Be(1);
    }

    [Fact]
    public async Task A_server_error_is_told_as_failed_at_once_since_nothing_was_stored()
    {
        var uuid = Script(FakeSynchronisationOutcome.ServerError());

        var result = await RunAsync(uuid);

        result.Outcome.Should().Be(SynchronisationRunOutcome.Failed);
        result.Evidence.Should().Be(SynchronisationRunEvidence.Response);
        result.Error!.StatusCode.Should().HaveValue(500);
        result.LastExecution.Should().BeNull();
        result.ErrorMessage.Should().Contain("500");
        Runs.Should().Be(1);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, SynchronisationRunOutcome.Ok)]
    [InlineData(FaultKind.TruncatedBody, SynchronisationRunOutcome.Ok)]
    [InlineData(FaultKind.HangAfterActing, SynchronisationRunOutcome.Ok)]
    [InlineData(FaultKind.ResetBeforeActing, SynchronisationRunOutcome.Uncertain)]
    [InlineData(FaultKind.Hang, SynchronisationRunOutcome.Uncertain)]
    public async Task A_lost_response_never_starts_a_second_run(FaultKind fault, SynchronisationRunOutcome outcome)
    {
        var uuid = Add().Uuid;
        Fault(fault, "POST", RunPath);

        var result = await RunClockAsync(RunAsync(uuid), TimeSpan.FromSeconds(10));

        result.Outcome.Should().Be(outcome);
        result.Error!.MayHaveActed.Should().BeTrue();
        Runs.Should().Be(1);
    }

    [Fact]
    public async Task Failures_while_looking_are_survived()
    {
        var uuid = Script(FakeSynchronisationOutcome.Ok("done").BehindGatewayTimeout());
        Fault(FaultKind.GatewayTimeoutBeforeActing, "GET", "/api/marketplace-remote-synchronisations/{uuid}/", times: 8, skip: 1);

        var result = await RunClockAsync(RunAsync(uuid));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        result.OutputLines.Should().Equal("done");
    }

    [Fact]
    public async Task What_can_no_longer_be_read_is_uncertain()
    {
        var uuid = Script(FakeSynchronisationOutcome.Ok().BehindGatewayTimeout());
        using var other = Server.CreateClient(Server.Seed.StaffToken);
        var gone = new SynchronisationRunOptions { LostResponse = new LostResponseOptions { Patience = TimeSpan.FromMinutes(1) } };

        Fault(FaultKind.BadGatewayBeforeActing, "GET", "/api/marketplace-remote-synchronisations/{uuid}/", skip: 1);
        var running = RunAsync(uuid, gone);
        while (Runs == 0 || Server.Requests[^1] is not { Method: "GET", Status: 502 })
        {
            await Task.Yield();
        }

        await other.RemoteSynchronisations.DeleteAsync(uuid, Cancellation);
        var result = await RunClockAsync(running);

        result.Outcome.Should().Be(SynchronisationRunOutcome.Uncertain);
        result.Error!.StatusCode.Should().HaveValue(504);
    }

    [Fact]
    public async Task A_run_that_was_certainly_not_begun_throws()
    {
        var missing = () => RunAsync(Guid.NewGuid());
        await missing.Should().ThrowAsync<ApiNotFoundException>();

        var uuid = Add().Uuid;
        Fault(FaultKind.ConnectionRefused, "POST", RunPath, times: null);
        var refused = () => RunClockAsync(RunAsync(uuid));

        (await refused.Should().ThrowAsync<ApiTransportException>()).Which.MayHaveActed.Should().BeFalse();
        Server.RemoteSynchronisations.Single().State.Should().Be("Scheduled");
    }

    [Fact]
    public async Task Cancelling_ends_the_looking()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var uuid = Script(FakeSynchronisationOutcome.GatewayTimeout());

        var looking = Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: source.Token);
        while (Runs == 0 || Server.Requests[^1].Method != "GET")
        {
            await Task.Yield();
        }

        await source.CancelAsync();
        var wait = () => RunClockAsync(looking);
        await wait.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_state_that_is_not_an_end_is_uncertain()
    {
        var uuid = Add().Uuid;
        var unknown = new RemoteSynchronisation { Uuid = uuid, State = RemoteSynchronisationState.From("Paused") };

        var result = new SynchronisationRunResult(SynchronisationRunOutcome.Uncertain, unknown, SynchronisationRunEvidence.Response);

        result.IsOk.Should().BeFalse();
        result.ToString().Should().Be($"Uncertain {uuid:N}");
        (await RunAsync(uuid)).IsOk.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(25 * 24 * 3600)]
    public void Impossible_limits_are_refused(int seconds)
    {
        var limit = () => new SynchronisationRunOptions { Timeout = TimeSpan.FromSeconds(seconds) };
        var stuck = () => new SynchronisationRunOptions { StuckAfter = TimeSpan.FromSeconds(seconds) };

        limit.Should().Throw<ArgumentOutOfRangeException>();
        stuck.Should().Throw<ArgumentOutOfRangeException>();
    }

    private Guid Script(params FakeSynchronisationOutcome[] outcomes)
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, outcomes);
        return uuid;
    }

    private Task<SynchronisationRunResult> RunAsync(Guid uuid, SynchronisationRunOptions? options = null) =>
        Synchronisations.RunAndVerifyAsync(uuid, options, cancellationToken: Cancellation);
}
