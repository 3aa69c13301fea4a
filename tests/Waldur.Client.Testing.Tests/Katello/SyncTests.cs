using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class SyncTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_sync_is_accepted_and_responded_with_its_task(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");

        response.Code.Should().Be(202);
        response.Header("Location").Should().BeNull();
        response.Text("label").Should().Be("Actions::Katello::SyncPlan::Run");
        response.Text("state").Should().Be("planned");
        response.Text("result").Should().Be("pending");
        response.Json.Flag("pending").Should().BeTrue();
        response.Json["ended_at"].Should().BeNull();
        response.Json["humanized"]!.Text("input").Should().Be("Nightly");
        response.Json.Keys().Should().NotContain("duration");
        response.Json.Keys().Contains("available_actions").Should().Be(release != "3.10");
        var task = katello.Server.Tasks.Should().ContainSingle().Subject;
        task.Id.ToString("D").Should().Be(response.Text("id"));
        task.ProductIds.Should().Equal(katello.Seed.ProductId, katello.Seed.SecondProductId);
        task.Username.Should().Be("admin");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_flat_form_is_broken_everywhere(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var path = string.Create(CultureInfo.InvariantCulture, $"/katello/api/sync_plans/{katello.Seed.SyncPlanId}/sync");

        var broken = await katello.Admin("PUT", path, "{}");
        var mended = await katello.Admin("PUT", path, $$"""{"id":{{katello.Seed.SyncPlanId}}}""");

        broken.Code.Should().Be(404);
        mended.Code.Should().Be(202);
    }

    [Fact]
    public async Task A_run_progresses_on_the_clock_until_it_succeeds()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Default = FakeSyncOutcome.Success() with { StartDelay = TimeSpan.FromSeconds(5), Duration = TimeSpan.FromSeconds(40) };
        var id = await katello.Sync();

        var planned = await katello.GetTask(id);
        katello.Clock.Advance(TimeSpan.FromSeconds(15));
        var running = await katello.GetTask(id);
        katello.Clock.Advance(TimeSpan.FromMinutes(10));
        var stopped = await katello.GetTask(id);

        planned.Text("state").Should().Be("planned");
        planned["humanized"]!["output"].Should().BeNull();
        running.Text("state").Should().Be("running");
        running["progress"]!.GetValue<double>().Should().Be(0.25);
        running["available_actions"]!.Flag("cancellable").Should().BeTrue();
        stopped.Text("state").Should().Be("stopped");
        stopped.Text("result").Should().Be("success");
        stopped.Flag("pending").Should().BeFalse();
        stopped["progress"]!.GetValue<double>().Should().Be(1);
        stopped.Text("started_at").Should().Be("2026-05-14 10:30:00 UTC");
        stopped.Text("ended_at").Should().Be("2026-05-14 10:30:45 UTC");
        stopped["humanized"]!.Text("output").Should().Be("2 task(s), 2 success, 0 fail");
        stopped["output"]!.Number("success_count").Should().Be(2);
    }

    [Fact]
    public async Task Products_tell_how_their_last_sync_went()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Script(katello.Seed.SyncPlanId, FakeSyncOutcome.Warning("Could not reach the mirror"));

        var never = (await katello.Get(katello.Plan()))["products"]![0]!;
        await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromSeconds(3));
        var during = (await katello.Get(katello.Plan()))["products"]![0]!;
        katello.Clock.Advance(TimeSpan.FromHours(3));
        var after = (await katello.Get(katello.Plan()))["products"]!;

        never["sync_state"].Should().BeNull();
        never["last_sync"].Should().BeNull();
        during.Text("sync_state").Should().Be("Running");
        during.Text("last_sync").Should().Be("2026-05-14 10:30:00 UTC");
        during.Text("last_sync_words").Should().Be("less than a minute");
        after[0]!.Text("sync_state").Should().Be("Sync Incomplete");
        after[1]!.Text("sync_state").Should().Be("Syncing Complete.");
        after[1]!.Text("last_sync_words").Should().Be("about 3 hours");
    }

    [Fact]
    public async Task Runs_end_as_scripted_one_after_the_other()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Script(katello.Seed.SyncPlanId, FakeSyncOutcome.Warning("Repository gone"), FakeSyncOutcome.Error("Disk full"));
        katello.Server.Syncs.ScriptNext(FakeSyncOutcome.Cancelled());

        var endings = new List<(string?, string?, bool)>();
        for (var i = 0; i < 4; i++)
        {
            var id = await katello.Sync();
            katello.Clock.Advance(TimeSpan.FromMinutes(1));
            var task = await katello.GetTask(id);
            endings.Add((task.Text("state"), task.Text("result"), task["humanized"]!["errors"]!.AsArray().Count == 1));
        }

        endings.Should().Equal(
            ("stopped", "warning", true), ("stopped", "error", true), ("stopped", "cancelled", false), ("stopped", "success", false));
    }

    [Fact]
    public async Task A_paused_run_is_pending_keeps_its_lock_and_can_be_resumed()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.ScriptNext(FakeSyncOutcome.Paused("Pulp is down"));
        var id = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromHours(1));

        var paused = await katello.GetTask(id);
        var again = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        katello.Server.ResumeTask(Guid.Parse(id));
        katello.Clock.Advance(TimeSpan.FromHours(1));
        var resumed = await katello.GetTask(id);

        paused.Text("state").Should().Be("paused");
        paused.Text("result").Should().Be("error");
        paused.Flag("pending").Should().BeTrue();
        paused["ended_at"].Should().BeNull();
        paused["available_actions"]!.Flag("resumable").Should().BeTrue();
        paused["humanized"]!["errors"]![0]!.GetValue<string>().Should().Be("Pulp is down");
        again.Code.Should().Be(422);
        resumed.Text("state").Should().Be("stopped");
        resumed.Text("result").Should().Be("success");
    }

    [Fact]
    public async Task An_endless_run_ends_when_somebody_cancels_it()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.ScriptNext(FakeSyncOutcome.Endless());
        var id = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromDays(2));

        var running = await katello.GetTask(id);
        katello.Server.CancelTask(Guid.Parse(id));
        var cancelled = await katello.GetTask(id);

        running.Text("state").Should().Be("running");
        cancelled.Text("result").Should().Be("cancelled");
        cancelled.Text("ended_at").Should().Be("2026-05-16 10:30:00 UTC");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_second_run_meets_the_lock_of_the_first(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var id = await katello.Sync();

        var locked = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        await katello.Sync();

        locked.Code.Should().Be(TestKatello.IsBefore(release, "4.5") ? 500 : 422);
        locked.Text(release == "5.0" ? "message" : "displayMessage")
            .Should().StartWith("Required lock is already taken by other running tasks").And.Contain(id);
        katello.Server.Tasks.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_lock_that_something_else_holds_passes()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.RefuseNext(2);

        var first = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        var second = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        var third = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");

        new[] { first.Code, second.Code, third.Code }.Should().Equal(422, 422, 202);
    }

    [Fact]
    public async Task A_plan_without_products_succeeds_at_once_whatever_is_scripted()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Default = FakeSyncOutcome.Error("Disk full") with { StartDelay = TimeSpan.FromHours(1) };

        var response = await katello.Admin("PUT", katello.Plan(katello.Seed.DisabledSyncPlanId, "/sync"), "{}");

        response.Code.Should().Be(202);
        response.Text("state").Should().Be("stopped");
        response.Text("result").Should().Be("success");
        response.Text("ended_at").Should().Be("2026-05-14 10:30:00 UTC");
    }

    [Fact]
    public async Task Products_that_the_caller_may_not_sync_are_left_out()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Manager.ProductIds = new HashSet<int> { katello.Seed.SecondProductId };
        var powerless = katello.Server.AddUser("powerless", FakeKatelloPermissions.WithoutProducts);

        await katello.As(katello.Seed.Manager, "PUT", katello.Plan(action: "/sync"), "{}");
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        var nothing = await katello.As(powerless, "PUT", katello.Plan(action: "/sync"), "{}");

        katello.Server.Tasks[0].ProductIds.Should().Equal(katello.Seed.SecondProductId);
        nothing.Text("result").Should().Be("success");
    }

    [Fact]
    public async Task Errors_can_come_as_text_when_the_server_has_no_words()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.ScriptNext(FakeSyncOutcome.Error("No words") with { ErrorsAsText = true });
        var id = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromMinutes(1));

        (await katello.GetTask(id))["humanized"]!.Text("errors").Should().Be("No words");
    }

    [Theory]
    [InlineData("3.10", null)]
    [InlineData("3.18", null)]
    [InlineData("4.3", "01:02:03.500000")]
    [InlineData("4.8", "3723.5")]
    [InlineData("4.14", "3723.5")]
    [InlineData("5.0", "3723.5")]
    public async Task The_duration_has_the_form_of_the_release(string release, string? duration)
    {
        await using var katello = await TestKatello.StartAsync(release);
        katello.Server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = new TimeSpan(0, 1, 2, 3, 500) };
        var id = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromHours(5));

        (await katello.GetTask(id)).Text("duration").Should().Be(duration);
    }

    [Fact]
    public async Task Progress_is_always_written_with_a_fraction()
    {
        await using var katello = await TestKatello.StartAsync();

        var sync = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        var stopped = await katello.Admin("GET", "/foreman_tasks/api/tasks/" + sync.Text("id"));

        sync.Body.Should().Contain("\"progress\":0.0,");
        stopped.Body.Should().Contain("\"progress\":1.0,").And.EndWith("}");
    }
}
