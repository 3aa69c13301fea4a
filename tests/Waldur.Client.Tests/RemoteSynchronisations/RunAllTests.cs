using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

public class RunAllTests : SynchronisationFixture
{
    [Fact]
    public async Task Every_active_one_is_run_and_a_bad_one_stops_no_other()
    {
        var uuids = AddMany(4);
        await Synchronisations.UpdateAsync(uuids[1], new() { IsActive = false }, Cancellation);
        Server.SynchronisationRuns.Script(uuids[2], FakeSynchronisationOutcome.Erred("no"));
        Server.SynchronisationRuns.Script(uuids[3], FakeSynchronisationOutcome.ServerError());

        var summary = await RunClockAsync(RunAllAsync());

        summary.Results.Select(result => (result.Synchronisation.Uuid, result.Outcome)).Should().Equal(
            (uuids[3], SynchronisationRunOutcome.Failed),
            (uuids[2], SynchronisationRunOutcome.Erred),
            (uuids[0], SynchronisationRunOutcome.Ok));
        summary.ToString().Should().Be("1 Ok, 1 Erred, 1 Failed");
        summary.IsOk.Should().BeFalse();
        Runs.Should().Be(3);
    }

    [Fact]
    public async Task One_runs_after_the_other_and_progress_is_reported()
    {
        AddMany(2);
        Server.SynchronisationRuns.Default = FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(2) };
        var steps = new List<string>();

        var summary = await RunClockAsync(RunAllAsync(progress: new Clause(steps)), TimeSpan.FromSeconds(10));

        summary.IsOk.Should().BeTrue();
        steps.Should().Equal("begun 0/2", "Ok 1/2", "begun 1/2", "Ok 2/2");
        (Clock.GetUtcNow() - Server.RemoteSynchronisations.Max(row => row.Created)).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task Several_run_at_once_when_told_so_but_no_more()
    {
        AddMany(4);
        var start = Clock.GetUtcNow();
        Server.SynchronisationRuns.Default = FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(10) };

        await RunClockAsync(RunAllAsync(new SynchronisationRunAllOptions { Parallelism = 2 }), TimeSpan.FromSeconds(10));

        (Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task What_the_server_is_just_running_is_left_alone()
    {
        var uuid = Add().Uuid;
        Server.LeaveSynchronisationProcessing(uuid);

        var summary = await RunAllAsync();

        summary.Results.Should().ContainSingle().Which.Outcome.Should().Be(SynchronisationRunOutcome.UnderWay);
        Runs.Should().Be(0);
    }

    [Fact]
    public async Task What_is_stuck_is_found_told_and_freed()
    {
        var uuid = Add().Uuid;
        Add();
        Server.LeaveSynchronisationProcessing(uuid);
        (await Synchronisations.FindStuckAsync(cancellationToken: Cancellation)).Should().BeEmpty();
        (await Synchronisations.FindStuckAsync(TimeSpan.FromTicks(1), Cancellation)).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromHours(7));

        var stuck = await Synchronisations.FindStuckAsync(cancellationToken: Cancellation);
        stuck.Should().ContainSingle().Which.Uuid.Should().Be(uuid);
        var summary = await RunAllAsync();

        summary.IsOk.Should().BeTrue();
        summary.Results.Where(result => result.WasStuck).Should().ContainSingle().Which.Synchronisation.Uuid.Should().Be(uuid);
        (await Synchronisations.FindStuckAsync(TimeSpan.FromTicks(1), Cancellation)).Should().BeEmpty();
        Server.RemoteSynchronisations.Should().OnlyContain(row => row.State == "OK");
    }

    [Fact]
    public async Task Stopping_tells_what_has_ended()
    {
        AddMany(3);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var stop = new Stop(source);

        var summary = await RunClockAsync(Synchronisations.RunAllAsync(progress: stop, cancellationToken: source.Token));

        summary.IsCancelled.Should().BeTrue();
        summary.IsOk.Should().BeFalse();
        summary.Results.Should().ContainSingle().Which.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        Runs.Should().Be(1);
    }

    [Fact]
    public async Task Stopping_tells_nothing_of_runs_that_only_waited_for_their_turn()
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(2) });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation);
        var ended = new List<string>();
        var stop = new Stop(source, SynchronisationRunStage.AwaitingOther, ended);

        var listed = new RemoteSynchronisation { Uuid = uuid, State = RemoteSynchronisationState.Ok };
        var summary = await RunClockAsync(Synchronisations.RunAllAsync([listed], progress: stop, cancellationToken: source.Token));

        (await RunClockAsync(first)).IsOk.Should().BeTrue();
        summary.IsCancelled.Should().BeTrue();
        summary.IsOk.Should().BeFalse();
        summary.Results.Should().BeEmpty("nothing was sent for it");
        ended.Should().BeEmpty();
        Runs.Should().Be(1);
    }

    [Fact]
    public async Task Stopping_tells_of_a_run_that_was_sent_that_it_is_uncertain()
    {
        var uuid = Add().Uuid;
        Server.SynchronisationRuns.Script(uuid, FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(2) });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Synchronisations.RunAllAsync(cancellationToken: source.Token);
        while (Runs == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancellation);
        }

        await source.CancelAsync();
        var summary = await RunClockAsync(running);

        summary.IsCancelled.Should().BeTrue();
        summary.Results.Should().ContainSingle().Which.Outcome.Should().Be(SynchronisationRunOutcome.Uncertain);
    }

    [Fact]
    public async Task Nothing_to_run_is_said()
    {
        var summary = await RunAllAsync();

        summary.ToString().Should().Be("nothing to run");
        summary.IsOk.Should().BeTrue();
    }

    private List<Guid> AddMany(int count)
    {
        var uuids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            uuids.Add(Add().Uuid);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return uuids;
    }

    private Task<SynchronisationRunSummary> RunAllAsync(
        SynchronisationRunAllOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null) => Synchronisations.RunAllAsync(options, progress, Cancellation);

    private sealed class Clause(List<string> steps) : IProgress<SynchronisationRunProgress>
    {
        public void Report(SynchronisationRunProgress value) =>
            steps.Add($"{value.Result?.Outcome.ToString() ?? "begun"} {value.Ended}/{value.Total}");
    }

    private sealed class Stop(
        CancellationTokenSource source,
        SynchronisationRunStage stage = SynchronisationRunStage.Ended,
        List<string>? ended = null) : IProgress<SynchronisationRunProgress>
    {
        public void Report(SynchronisationRunProgress value)
        {
            if (value.Stage == SynchronisationRunStage.Ended)
            {
                ended?.Add($"{value.Result}");
            }

            if (value.Stage == stage)
            {
                source.Cancel();
            }
        }
    }
}
