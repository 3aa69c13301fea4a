using System.Net;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

public sealed class SyncTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, TaskOutcome, string[]> Outcomes => new()
    {
        { "success", TaskOutcome.Succeeded, [] },
        { "warning", TaskOutcome.Warning, ["EPEL 9: 404 Not Found", "CUDA: timeout"] },
        { "error", TaskOutcome.Failed, ["Pulp is down"] },
        { "cancelled", TaskOutcome.Cancelled, [] },
        { "paused", TaskOutcome.Paused, [] },
        { "text", TaskOutcome.Warning, ["the humanizer failed"] },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task A_run_is_followed_to_its_end(string script, TaskOutcome outcome, string[] messages)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Server.Syncs.Script(katello.Seed.SyncPlanId, Scripted(script, messages) with { StartDelay = TimeSpan.FromSeconds(5), Duration = TimeSpan.FromMinutes(2) });
        var progress = new Reported<Models.ForemanTask>();

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var result = await katello.Clock.RunUntilCompletedAsync(run.WaitAsync(null, progress, Cancellation), TimeSpan.FromSeconds(1));

        result.Outcome.Should().Be(outcome);
        result.Messages.Should().Equal(messages);
        result.IsSucceeded.Should().Be(outcome == TaskOutcome.Succeeded);
        result.Task!.Id.Should().Be(run.TaskId);
        progress.All.Should().HaveCountGreaterThan(10);
        progress.All.SkipLast(1).Should().BeInAscendingOrder(task => task.Progress, "a task that pauses may fall back at the end");
        progress.All[0].Progress.Should().Be(0);
        progress.All[^1].Should().BeSameAs(result.Task);
        var ensure = () => result.EnsureSucceeded();
        if (outcome != TaskOutcome.Succeeded)
        {
            var thrown = ensure.Should().Throw<TaskFailedException>().Which;
            thrown.Message.Should().Contain(outcome.ToString()).And.EndWith(string.Join("; ", messages));
            thrown.Result.Should().BeSameAs(result);
        }
    }

    [Fact]
    public async Task Polls_come_every_two_to_ten_seconds()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = TimeSpan.FromMinutes(5) };

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        await katello.Clock.RunUntilCompletedAsync(run.WaitAsync(cancellationToken: Cancellation), TimeSpan.FromSeconds(0.5));

        var times = katello.Server.Requests.Where(request => request.Path.Contains("tasks")).Select(request => request.Time).ToList();
        var gaps = times.Zip(times.Skip(1), (earlier, later) => (later - earlier).TotalSeconds).ToList();
        gaps[0].Should().BeInRange(1.8, 2.5);
        gaps[^1].Should().BeInRange(9, 10.5);
        gaps.Should().OnlyContain(gap => gap <= 10.5);
    }

    [Fact]
    public async Task The_time_for_waiting_may_end_and_the_run_goes_on()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Server.Syncs.Default = FakeSyncOutcome.Endless();

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var wait = run.WaitAsync(new WaitOptions { Timeout = TimeSpan.FromMinutes(3) }, cancellationToken: Cancellation);
        var result = await katello.Clock.RunUntilCompletedAsync(wait, TimeSpan.FromSeconds(5));

        result.Outcome.Should().Be(TaskOutcome.DeadlineReached);
        result.Invoking(ended => ended.EnsureSucceeded()).Should().Throw<TaskFailedException>()
            .WithMessage($"*; this was the end of task {run.TaskId} at {client.Endpoint.Authority}");
        result.Task!.Progress.Should().Be(0.5);
        katello.Server.Tasks.Single().State.Should().Be("running");
    }

    [Fact]
    public async Task A_caller_who_stops_waiting_does_not_stop_the_run()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        using var stop = new CancellationTokenSource();
        katello.Server.Syncs.Default = FakeSyncOutcome.Endless();

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var wait = run.WaitAsync(cancellationToken: stop.Token);
        await stop.CancelAsync();
        var result = await wait;

        result.Outcome.Should().Be(TaskOutcome.WaitCancelled);
        result.Task.Should().NotBeNull();
        katello.Server.Tasks.Single().State.Should().Be("running");
    }

    [Fact]
    public async Task Without_the_right_to_see_tasks_a_run_is_started_and_not_followed()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.As(katello.Seed.WithoutTasks);

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var result = await run.WaitAsync(cancellationToken: Cancellation);

        result.Outcome.Should().Be(TaskOutcome.NotFollowed);
        result.Task!.Id.Should().Be(run.TaskId);
        result.Error.Should().BeOfType<ApiAuthorizationException>().Which.MissingPermissions.Should().Equal("view_foreman_tasks");
        katello.Server.Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task A_task_that_is_gone_cannot_be_followed()
    {
        await using var katello = TestKatello.Start();

        var run = await katello.Plans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Server.RemoveTask(Guid.Parse(run.TaskId!));
        var result = await run.WaitAsync(cancellationToken: Cancellation);

        result.Outcome.Should().Be(TaskOutcome.NotFollowed);
        result.Error.Should().BeOfType<ApiNotFoundException>();
    }

    [Fact]
    public async Task A_plan_with_nothing_to_do_succeeds_at_once()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.As(katello.Seed.WithoutTasks);
        var progress = new Reported<Models.ForemanTask>();

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.DisabledSyncPlanId, Cancellation);
        var result = await run.WaitAsync(null, progress, Cancellation);

        result.Outcome.Should().Be(TaskOutcome.Succeeded);
        progress.All.Should().ContainSingle().Which.Progress.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_second_run_is_refused_as_locked(string release)
    {
        await using var katello = TestKatello.Start(release);
        var plan = await katello.Plans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        await katello.Plans.SyncAsync(plan, Cancellation);

        var second = () => katello.Plans.SyncAsync(plan, Cancellation);

        var locked = (await second.Should().ThrowAsync<SyncPlanLockedException>()).Which;
        locked.StatusCode.Should().Be(release is "3.10" or "3.18" or "4.3" ? HttpStatusCode.InternalServerError : HttpStatusCode.UnprocessableEntity);
        locked.IsTransient.Should().BeFalse();
        locked.MayHaveActed.Should().BeFalse();
        locked.RunningTaskIds.Should().Equal(katello.Server.Tasks.Single().Id.ToString("D"));
        locked.RequestId.Should().NotBeNullOrEmpty();
        locked.ServerDetail.Should().StartWith("Required lock is already taken");
        katello.Writes.Should().HaveCount(2);
        katello.Server.Tasks.Should().ContainSingle();
    }

    [Theory]
    [InlineData(202)]
    [InlineData(204)]
    public async Task The_task_of_a_start_whose_response_has_no_body_is_found(int status)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Response(status, "", method: "PUT", actsFirst: true);
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.BadGatewayBeforeActing, Path = "/foreman_tasks/api/tasks", Times = 6 });

        var sync = client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var run = await katello.Clock.RunUntilCompletedAsync(sync, TimeSpan.FromSeconds(0.5));

        run.TaskId.Should().Be(katello.Server.Tasks.Single().Id.ToString("D"));
        run.IsLookedUp.Should().BeTrue();
        katello.Writes.Should().ContainSingle();
    }

    [Theory]
    [InlineData(202)]
    [InlineData(204)]
    public async Task A_run_whose_task_is_not_told_and_may_not_be_seen_is_not_followed(int status)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.As(katello.Seed.WithoutTasks);
        katello.Response(status, "", method: "PUT", actsFirst: true);

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var result = await run.WaitAsync(cancellationToken: Cancellation);

        run.TaskId.Should().BeNull();
        result.Outcome.Should().Be(TaskOutcome.NotFollowed);
        katello.Server.Tasks.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.CommitLater)]
    [InlineData(FaultKind.BadGatewayCommitLater)]
    public async Task The_task_of_a_start_that_lost_its_response_is_found(FaultKind fault)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Server.AddTask("""{"id":"f0000000-0000-4000-8000-000000000000","label":"Actions::Katello::SyncPlan::Run","state":"running","result":"pending","progress":0.1,"started_at":"2026-05-14 09:00:00 UTC","input":{"sync_plan":{"id":10}}}""");
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Path = TestKatello.AnySync, Times = 1 });
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetBeforeActing, Path = "/foreman_tasks/api/tasks", Times = 6 });

        var sync = client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var run = await katello.Clock.RunUntilCompletedAsync(sync, TimeSpan.FromSeconds(0.5));
        var result = await katello.Clock.RunUntilCompletedAsync(run.WaitAsync(cancellationToken: Cancellation), TimeSpan.FromSeconds(1));

        run.IsLookedUp.Should().BeTrue();
        run.TaskId.Should().Be(katello.Server.Tasks.Single().Id.ToString("D"));
        result.Outcome.Should().Be(TaskOutcome.Succeeded);
        katello.Writes.Should().ContainSingle("a start is never sent again");
    }

    [Fact]
    public async Task It_is_found_among_many_plans_that_wait_for_their_time()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        for (var i = 0; i < 120; i++)
        {
            katello.Server.AddSyncPlan(katello.Seed.Organization, $"Waiting {i}", "daily", DateTimeOffset.UnixEpoch);
        }

        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterActing, Path = TestKatello.AnySync, Times = 1 });

        var run = await katello.Clock.RunUntilCompletedAsync(
            client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation), TimeSpan.FromSeconds(0.5));

        run.TaskId.Should().Be(katello.Server.Tasks.Single().Id.ToString("D"));
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing, true)]
    [InlineData(FaultKind.BadGatewayBeforeActing, true)]
    [InlineData(FaultKind.ResetAfterActing, false)]
    public async Task A_start_whose_task_is_not_found_is_uncertain(FaultKind fault, bool maySeeTasks)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.As(maySeeTasks ? katello.Seed.Admin : katello.Seed.WithoutTasks);
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Path = TestKatello.AnySync, Times = 1 });

        var sync = () => client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        (await sync.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeTrue();
        katello.Writes.Should().ContainSingle();
        katello.Server.Requests.Count(request => request.Path.EndsWith("/tasks", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("Required lock is already taken by other running tasks.", true, 1)]
    [InlineData("Required lock is already taken by other running tasks.", false, 0)]
    [InlineData("Verrou requis: https://h/foreman_tasks/tasks/8D9A30F9-0000-4000-8000-0000000000aa et foreman_tasks/tasks/8d9a30f9-0000-4000-8000-0000000000aa", false, 1)]
    public async Task A_lock_names_the_tasks_that_hold_it(string words, bool maySeeTasks, int tasks)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.As(maySeeTasks ? katello.Seed.Admin : katello.Seed.WithoutTasks);
        await katello.Plans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Response(422, $$"""{"displayMessage":"{{words}}","errors":["{{words}}"]}""", method: "PUT");

        var sync = () => client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        var locked = (await sync.Should().ThrowAsync<SyncPlanLockedException>()).Which;
        locked.RunningTaskIds.Should().HaveCount(tasks).And.NotContain(id => id.Any(char.IsUpper));
    }

    [Fact]
    public async Task A_poll_that_fails_in_passing_does_not_end_the_wait()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        foreach (var fault in (FaultKind[])[FaultKind.ResetAfterActing, FaultKind.BadGatewayBeforeActing, FaultKind.TruncatedBody, FaultKind.ServiceUnavailable])
        {
            katello.Server.Faults.Add(new FaultRule { Kind = fault, Path = TestKatello.AnyTask, Times = 6 });
        }

        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var result = await katello.Clock.RunUntilCompletedAsync(run.WaitAsync(cancellationToken: Cancellation), TimeSpan.FromSeconds(5));

        result.Outcome.Should().Be(TaskOutcome.Succeeded);
        katello.Server.Faults.Struck.Should().Be(24);
    }

    [Fact]
    public async Task A_sync_that_is_not_allowed_is_no_lock()
    {
        await using var katello = TestKatello.Start();
        using var viewer = katello.As(katello.Seed.Viewer);

        var sync = () => viewer.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var missing = () => katello.Plans.SyncAsync(katello.Organization, 999_999, Cancellation);

        (await sync.Should().ThrowAsync<ApiAuthorizationException>()).Which.MissingPermissions.Should().Equal("sync_sync_plans");
        await missing.Should().ThrowAsync<ApiNotFoundException>();
    }

    private static FakeSyncOutcome Scripted(string script, string[] messages) => script switch
    {
        "success" => FakeSyncOutcome.Success(),
        "warning" => FakeSyncOutcome.Warning(messages),
        "error" => FakeSyncOutcome.Error(messages),
        "cancelled" => FakeSyncOutcome.Cancelled(),
        "paused" => FakeSyncOutcome.Paused(),
        _ => FakeSyncOutcome.Warning(messages) with { ErrorsAsText = true },
    };
}
