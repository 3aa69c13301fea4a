namespace Waldur.Client.Testing.Tests;

public sealed class ScheduleTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_new_schedule_enables_a_disabled_plan(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var path = katello.Plan(katello.Seed.DisabledSyncPlanId);
        var before = await katello.Get(path);

        var after = await katello.Put(path, """{"interval":"daily"}""");

        before.Flag("enabled").Should().BeFalse();
        before["next_sync"].Should().BeNull();
        after.Flag("enabled").Should().Be(release != "3.10");
        (after["next_sync"] is null).Should().Be(release == "3.10");
        after.Number("foreman_tasks_recurring_logic_id").Should().BeGreaterThan(before.Number("foreman_tasks_recurring_logic_id"));
    }

    [Theory]
    [InlineData("""{"interval":"daily","enabled":false}""")]
    [InlineData("""{"sync_date":"2026-05-02 00:00:00 +0000","enabled":false}""")]
    [InlineData("""{"interval":"custom cron","cron_expression":"0 1 * * *","enabled":false}""")]
    public async Task A_new_schedule_with_enabled_false_stays_off(string body)
    {
        await using var katello = await TestKatello.StartAsync();
        var path = katello.Plan(katello.Seed.DisabledSyncPlanId);
        var before = await katello.Get(path);

        var after = await katello.Put(path, body);

        after.Flag("enabled").Should().BeFalse();
        after.Number("foreman_tasks_recurring_logic_id").Should().NotBe(before.Number("foreman_tasks_recurring_logic_id"));
    }

    [Fact]
    public async Task The_same_schedule_again_changes_nothing()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = katello.Plan(katello.Seed.DisabledSyncPlanId);
        var before = await katello.Get(path);

        var after = await katello.Put(path, $$"""{"interval":"weekly","sync_date":"{{before.Text("sync_date")}}","cron_expression":""}""");

        after.Flag("enabled").Should().BeFalse();
        after.Number("foreman_tasks_recurring_logic_id").Should().Be(before.Number("foreman_tasks_recurring_logic_id"));
    }

    [Fact]
    public async Task Switching_keeps_the_schedule()
    {
        await using var katello = await TestKatello.StartAsync();
        var before = await katello.Get(katello.Plan());

        var off = await katello.Put(katello.Plan(), """{"enabled":false}""");
        var on = await katello.Put(katello.Plan(), """{"enabled":true}""");

        off.Flag("enabled").Should().BeFalse();
        off["next_sync"].Should().BeNull();
        on.ToJsonString().Should().Be(before.ToJsonString());
    }

    [Fact]
    public async Task Enabling_after_the_schedule_was_cancelled_makes_a_new_one()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.CancelRecurringLogic(katello.Seed.SyncPlanId);
        var cancelled = await katello.Get(katello.Plan());

        var enabled = await katello.Put(katello.Plan(), """{"enabled":true}""");

        cancelled.Flag("enabled").Should().BeFalse();
        enabled.Flag("enabled").Should().BeTrue();
        enabled.Number("foreman_tasks_recurring_logic_id").Should().NotBe(cancelled.Number("foreman_tasks_recurring_logic_id"));
    }

    [Fact]
    public async Task A_plan_that_lost_its_schedule_is_neither_on_nor_off()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.LoseRecurringLogic(katello.Seed.SyncPlanId);

        var plan = await katello.Get(katello.Plan());
        var repaired = await katello.Put(katello.Plan(), """{"enabled":true}""");

        plan["enabled"].Should().BeNull();
        plan["foreman_tasks_recurring_logic_id"].Should().BeNull();
        plan["next_sync"].Should().BeNull();
        repaired.Flag("enabled").Should().BeTrue();
    }

    [Theory]
    [InlineData("hourly", "2026-01-01 00:45:00 +0000", null, "2026-05-14 10:45:00 UTC")]
    [InlineData("hourly", "2026-01-01 00:15:30 +0000", null, "2026-05-14 11:15:00 UTC")]
    [InlineData("daily", "2026-01-01 09:00:00 +0000", null, "2026-05-15 09:00:00 UTC")]
    [InlineData("daily", "2026-01-01 22:10:00 +0000", null, "2026-05-14 22:10:00 UTC")]
    [InlineData("weekly", "2026-05-12 06:00:00 +0000", null, "2026-05-19 06:00:00 UTC")]
    [InlineData("daily", "2026-06-01 09:00:00 +0000", null, "2026-06-01 09:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "30 4 1 * *", "2026-06-01 04:30:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 20 * fri", "2026-05-15 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "* * * * */5", "2026-05-15 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 12 * * 7", "2026-05-17 12:00:00 UTC")]
    [InlineData("custom cron", "2026-07-01 00:00:00 +0000", "@weekly", "2026-07-05 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 30 2 *", null)]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "50/5 10 * * *", "2026-05-14 10:50:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 22-4 * * *", "2026-05-14 22:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 24 * * *", "2026-05-15 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 L * *", "2026-05-31 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 -2 * *", "2026-05-30 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 * * mon#1", "2026-06-01 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 * * fri#L", "2026-05-29 00:00:00 UTC")]
    [InlineData("custom cron", "2026-01-01 00:00:00 +0000", "0 0 * * sat-mon", "2026-05-16 00:00:00 UTC")]
    public async Task The_next_sync_follows_from_the_schedule(string interval, string syncDate, string? cron, string? next)
    {
        await using var katello = await TestKatello.StartAsync();
        var line = cron is null ? "" : $",\"cron_expression\":\"{cron}\"";

        var plan = await katello.Create($$"""{"name":"P","interval":"{{interval}}","sync_date":"{{syncDate}}"{{line}}}""");

        plan.Text("next_sync").Should().Be(next);
    }

    [Fact]
    public async Task The_next_sync_moves_with_the_clock()
    {
        await using var katello = await TestKatello.StartAsync();
        var first = (await katello.Get(katello.Plan())).Text("next_sync");

        katello.Clock.Advance(TimeSpan.FromDays(1));

        first.Should().Be("2026-05-15 00:00:00 UTC");
        (await katello.Get(katello.Plan())).Text("next_sync").Should().Be("2026-05-16 00:00:00 UTC");
    }

    [Fact]
    public async Task The_hour_is_taken_in_the_zone_of_the_user_and_run_in_that_of_the_server()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Manager.TimeZone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-4), "test", "test");

        var response = await katello.As(
            katello.Seed.Manager,
            "POST",
            katello.Plans,
            """{"name":"P","interval":"daily","sync_date":"2026-01-01 09:00:00 +0000"}""");

        (await katello.Get(katello.Plan(response.Json.Number("id")))).Text("next_sync").Should().Be("2026-05-15 05:00:00 UTC");
    }

    [Fact]
    public async Task The_schedule_itself_can_be_switched_with_the_right_to_schedules()
    {
        await using var katello = await TestKatello.StartAsync();
        var id = (await katello.Get(katello.Plan())).Number("foreman_tasks_recurring_logic_id");
        var path = "/foreman_tasks/api/recurring_logics/" + id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var viewer = katello.Server.AddUser("viewer", ["view_recurring_logics"]);
        var editor = katello.Server.AddUser("editor", ["edit_recurring_logics"]);

        var refused = await katello.As(viewer, "PUT", path, """{"enabled":false}""");
        var unchanged = await katello.Put(path, "{}");
        var disabled = await katello.As(editor, "PUT", path, """{"enabled":false}""");
        var off = await katello.Get(katello.Plan());
        var enabled = await katello.Put(path, """{"recurring_logic":{"enabled":true}}""");
        var on = await katello.Get(katello.Plan());
        await katello.Admin("POST", path + "/cancel", "{}");
        var cancelled = await katello.Put(path, """{"enabled":true}""");

        refused.Code.Should().Be(403);
        refused.Json["error"]!["missing_permissions"]![0]!.GetValue<string>().Should().Be("edit_recurring_logics");
        unchanged.Text("state").Should().Be("active");
        (disabled.Code, disabled.Text("state"), disabled.Json["next_occurence"]).Should().Be((200, "disabled", null));
        (off.Flag("enabled"), off.Text("next_sync"), off.Number("foreman_tasks_recurring_logic_id")).Should().Be((false, null, id));
        enabled.Text("state").Should().Be("active");
        (on.Flag("enabled"), on.Text("next_sync")).Should().Be((true, "2026-05-15 00:00:00 UTC"));
        cancelled.Text("state").Should().Be("cancelled");
        (await katello.Admin("PUT", "/foreman_tasks/api/recurring_logics/987", """{"enabled":true}""")).Code.Should().Be(404);
    }

    [Fact]
    public async Task The_schedule_itself_can_be_read_and_cancelled()
    {
        await using var katello = await TestKatello.StartAsync();
        var id = (await katello.Get(katello.Plan())).Number("foreman_tasks_recurring_logic_id");
        var path = "/foreman_tasks/api/recurring_logics/" + id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var active = await katello.Get(path);
        var cancelled = await katello.Admin("POST", path + "/cancel", "{}");

        active.Text("cron_line").Should().Be("0 0 * * *");
        active.Text("state").Should().Be("active");
        active.Text("next_occurence").Should().Be("2026-05-15 00:00:00 UTC");
        cancelled.Text("state").Should().Be("cancelled");
        (await katello.Get(katello.Plan())).Flag("enabled").Should().BeFalse();
        (await katello.Admin("GET", path + "987")).Json["error"]!.Text("message").Should().Contain("987");
    }
}
