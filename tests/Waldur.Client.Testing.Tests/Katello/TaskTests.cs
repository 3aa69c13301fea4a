namespace Waldur.Client.Testing.Tests;

public sealed class TaskTests
{
    [Fact]
    public async Task A_task_has_the_fields_of_the_real_server_in_its_order()
    {
        await using var katello = await TestKatello.StartAsync();

        var task = await katello.GetTask(await katello.Sync());

        task.Keys().Should().Equal(
            "id", "label", "pending", "action", "username", "started_at", "ended_at", "duration", "state", "result", "progress", "input",
            "output", "humanized", "cli_example", "start_at", "available_actions");
        task["humanized"]!.Keys().Should().Equal("action", "input", "output", "errors");
    }

    [Fact]
    public async Task An_unknown_task_is_not_found_in_the_manner_of_Foreman()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("GET", "/foreman_tasks/api/tasks/0b2c6c1e-0000-4000-8000-000000000000");

        response.Code.Should().Be(404);
        response.Json["error"]!.Text("message").Should().Be("Resource task not found by id '0b2c6c1e-0000-4000-8000-000000000000'");
    }

    [Fact]
    public async Task Without_the_permission_a_sync_can_be_started_and_not_followed()
    {
        await using var katello = await TestKatello.StartAsync();
        var user = katello.Seed.WithoutTasks;

        var sync = await katello.As(user, "PUT", katello.Plan(action: "/sync"), "{}");
        var poll = await katello.As(user, "GET", "/foreman_tasks/api/tasks/" + sync.Text("id"));

        sync.Code.Should().Be(202);
        poll.Code.Should().Be(403);
        poll.Json["error"]!["missing_permissions"]![0]!.GetValue<string>().Should().Be("view_foreman_tasks");
        katello.Server.Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task A_cleaned_up_task_is_gone()
    {
        await using var katello = await TestKatello.StartAsync();
        var id = await katello.Sync();

        katello.Server.RemoveTask(Guid.Parse(id));

        (await katello.Admin("GET", "/foreman_tasks/api/tasks/" + id)).Code.Should().Be(404);
    }

    [Fact]
    public async Task Many_tasks_are_cancelled_resumed_and_searched_in_one_call()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Script(katello.Seed.OtherSyncPlanId, FakeSyncOutcome.Paused("Stuck"));
        var running = await katello.Sync();
        var paused = await katello.Sync(katello.Seed.OtherSyncPlanId);
        katello.Server.Syncs.Default = FakeSyncOutcome.Endless();
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        var endless = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        var ids = $$"""{"task_ids":["{{running}}","{{paused}}","{{endless}}"]}""";

        var cancelled = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_cancel", ids)).Json;
        var resumed = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_resume", ids)).Json;
        var searched = (await katello.Admin(
            "POST",
            "/foreman_tasks/api/tasks/bulk_search",
            $$"""{"searches":[{"type":"task","task_id":"{{paused}}"},{"type":"task","task_id":"x"}]}""")).Json;

        cancelled.Number("total").Should().Be(3);
        cancelled["cancelled"]!.AsArray().Should().ContainSingle().Which!.Text("id").Should().Be(endless);
        cancelled["skipped"]!.AsArray().Should().HaveCount(2);
        resumed["resumed"]!.AsArray().Should().ContainSingle().Which!.Text("id").Should().Be(paused);
        searched[0]!["results"]![0]!.Text("id").Should().Be(paused);
        searched[0]!["search_params"]!.Text("task_id").Should().Be(paused);
        searched[1]!["results"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Tasks_are_stopped_whatever_they_do()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Default = FakeSyncOutcome.Paused("Stuck");
        var id = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromMinutes(1));

        var first = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_stop", $$"""{"task_ids":["{{id}}"]}""")).Json;
        var second = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_stop", $$"""{"task_ids":["{{id}}"]}""")).Json;

        first.ToJsonString().Should().Be("""{"total":1,"stopped_length":1,"skipped_length":0}""");
        second.ToJsonString().Should().Be("""{"total":1,"stopped_length":0,"skipped_length":1}""");
    }
}
