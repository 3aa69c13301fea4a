using System.Net;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>How a run ended is shown by what the server stored, and what is waited for is said.</summary>
public class RunEvidenceTests : SynchronisationFixture
{
    private const string GetPath = "/api/marketplace-remote-synchronisations/{uuid}/";

    [Theory]
    [InlineData(true, SynchronisationRunOutcome.Ok)]
    [InlineData(false, SynchronisationRunOutcome.Erred)]
    public async Task A_run_that_was_stored_before_a_500_is_not_told_failed(bool succeeds, SynchronisationRunOutcome outcome)
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, succeeds ? FakeSynchronisationOutcome.Ok("done") : FakeSynchronisationOutcome.Erred("no"));
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, token) => request.RequestUri!.AbsolutePath.EndsWith("/run_synchronisation/", StringComparison.Ordinal)
            ? RespondInPlaceAsync(proxy, request, token)
            : null;
        using var waldur = Connect(proxy);

        var result = await waldur.RemoteSynchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation);

        result.Outcome.Should().Be(outcome);
        result.Evidence.Should().Be(SynchronisationRunEvidence.LastExecution);
        result.Error!.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_500_after_which_nothing_can_be_read_is_uncertain()
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, FakeSynchronisationOutcome.ServerError());
        Fault(FaultKind.BadGatewayBeforeActing, "GET", GetPath, times: null, skip: 1);

        var result = await RunClockAsync(Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Uncertain);
        result.Evidence.Should().Be(SynchronisationRunEvidence.None);
    }

    [Fact]
    public async Task While_a_lost_run_is_looked_up_it_is_said_what_is_awaited_and_where()
    {
        var uuid = Add().Uuid;
        Fault(FaultKind.ResetBeforeActing, "POST", RunPath);
        var steps = new Steps();
        using var log = new LineLogger();
        using var waldur = Server.CreateClient(Credential.FromToken(Server.Seed.StaffToken), Unhurried with { LoggerFactory = log });

        await RunClockAsync(waldur.RemoteSynchronisations.RunAndVerifyAsync(uuid, progress: steps, cancellationToken: Cancellation));

        steps.Values.Select(step => step.Stage).Should().Equal(
            SynchronisationRunStage.Running, SynchronisationRunStage.LookingUp, SynchronisationRunStage.Ended);
        steps.Values[1].Message.Should().Contain($"the run of remote synchronisation {uuid:N}").And.Contain(Server.Endpoint.Authority).And.Contain("up to 300 s");
        log.Lines.Should().ContainSingle(line => line.StartsWith($"Warning: No response to the run of remote synchronisation {uuid:N} came from {Server.Endpoint.Authority}", StringComparison.Ordinal));
        (string.Concat(log.Lines) + string.Concat(steps.Values)).Should().NotContain(Token);
    }

    [Fact]
    public async Task How_long_a_lost_run_is_looked_up_is_the_clients_option_too()
    {
        var uuid = Add().Uuid;
        Fault(FaultKind.ResetBeforeActing, "POST", RunPath);
        using var waldur = Server.CreateClient(
            Credential.FromToken(Server.Seed.StaffToken),
            Unhurried with { LostResponse = new LostResponseOptions { Patience = TimeSpan.FromSeconds(20) } });
        var start = Clock.GetUtcNow();

        var result = await RunClockAsync(waldur.RemoteSynchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation), TimeSpan.FromSeconds(1));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Uncertain);
        (Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Two_runs_of_one_synchronisation_by_a_program_are_kept_apart()
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, FakeSynchronisationOutcome.Ok("the first") with { Duration = TimeSpan.FromMinutes(2) });
        using var other = Server.CreateClient(Credential.FromToken(Server.Seed.StaffToken), Unhurried);
        Fault(FaultKind.ResetBeforeActing, "POST", RunPath, skip: 1);
        var steps = new Steps();

        var first = Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation);
        var second = other.RemoteSynchronisations.RunAndVerifyAsync(uuid, progress: steps, cancellationToken: Cancellation);
        var results = await RunClockAsync(Task.WhenAll(first, second));

        results[0].Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        results[1].Outcome.Should().Be(SynchronisationRunOutcome.Uncertain, "what is stored is the first one's");
        steps.Values[0].Stage.Should().Be(SynchronisationRunStage.AwaitingOther);
        steps.Values[0].Message.Should().Contain(Server.Endpoint.Authority);
    }

    [Fact]
    public async Task A_turn_that_is_given_up_keeps_nobody_waiting()
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(2) });
        using var source = new CancellationTokenSource();
        var first = Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation);
        var given = Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: source.Token);

        await source.CancelAsync();
        await FluentActions.Awaiting(() => given).Should().ThrowAsync<OperationCanceledException>();
        (await RunClockAsync(first)).IsOk.Should().BeTrue();

        (await Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation)).IsOk.Should().BeTrue();
        Runs.Should().Be(2);
    }

    [Fact]
    public async Task Where_the_servers_own_run_was_seen_the_evidence_says_that_it_is_ambiguous()
    {
        var uuid = Add().Uuid;
        var hasRun = false;
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (request, token) =>
        {
            if (request.Method == HttpMethod.Post)
            {
                Server.LeaveSynchronisationProcessing(uuid);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was reset.", new IOException("Connection reset by peer"));
            }

            return !hasRun && Server.Requests.Count(read => read.Method == "GET") == 3 ? EndOtherRunAsync(request, token) : null;
        };
        using var waldur = Connect(proxy);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var result = await RunClockAsync(waldur.RemoteSynchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        result.Evidence.Should().Be(SynchronisationRunEvidence.AmbiguousLastExecution);

        async Task<HttpResponseMessage> EndOtherRunAsync(HttpRequestMessage request, CancellationToken token)
        {
            hasRun = true;
            await Synchronisations.RunSynchronisationAsync(uuid, token);
            return await proxy.PassAsync(request, token);
        }
    }

    private static async Task<HttpResponseMessage> RespondInPlaceAsync(InterceptingHandler proxy, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (await proxy.PassAsync(request, cancellationToken)).Dispose();
        return new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("<h1>Server Error (500)</h1>") };
    }

    private sealed class Steps : IProgress<SynchronisationRunProgress>
    {
        public List<SynchronisationRunProgress> Values { get; } = [];

        public void Report(SynchronisationRunProgress value) => Values.Add(value);
    }
}
