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
    public async Task A_run_has_a_part_for_each_product()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Default = FakeSyncOutcome.Warning("No such repository") with { StartDelay = TimeSpan.FromSeconds(10) };
        var id = await katello.Sync();
        var path = $"/foreman_tasks/api/tasks/{id}/sub_tasks";

        var planned = await katello.Get(path);
        katello.Clock.Advance(TimeSpan.FromSeconds(15));
        var running = await katello.Get(path);
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        var ended = await katello.Get(path + "?per_page=1&search=" + Uri.EscapeDataString("result = error"));
        var parts = (await katello.Get(path))["results"]!.AsArray();

        var products = katello.Server.Tasks.Single().ProductIds.Count;
        products.Should().BeGreaterThan(1);
        planned.Keys().Should().Equal("action_name", "total", "subtotal", "page", "per_page", "sort", "results");
        (planned.Text("action_name"), planned.Number("total")).Should().Be(((await katello.GetTask(id)).Text("action"), products));
        planned["results"]!.AsArray().Should().OnlyContain(part => part!.Text("state") == "planned" && part!["pending"]!.GetValue<bool>());
        running["results"]!.AsArray().Should().Contain(part => part!.Text("state") == "running");
        (ended.Number("total"), ended.Number("subtotal"), ended.Text("per_page")).Should().Be((products, 1, "1"));
        ended["results"]![0]!["humanized"]!["errors"]![0]!.GetValue<string>().Should().Be("No such repository");
        parts.Select(part => part!.Text("result")).Should().Equal(Enumerable.Repeat("success", products - 1).Prepend("error"));
        parts.Select(part => part!.Text("id")).Should().OnlyHaveUniqueItems();
        (await katello.GetTask(parts[1]!.Text("id")!)).ToJsonString().Should().Be(parts[1]!.ToJsonString());
        (await katello.Get($"/foreman_tasks/api/tasks/{parts[0]!.Text("id")}/sub_tasks")).Number("total").Should().Be(0);
        (await katello.Admin("GET", "/foreman_tasks/api/tasks/x/sub_tasks")).Code.Should().Be(404);
        (await katello.As(katello.Seed.WithoutTasks, "GET", path)).Code.Should().Be(403);
    }

    [Fact]
    public async Task Details_of_a_task_are_the_task_and_more()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Syncs.Default = FakeSyncOutcome.Endless();
        var id = await katello.Sync();
        var task = await katello.GetTask(id);

        var details = await katello.Get($"/foreman_tasks/api/tasks/{id}/details");
        var part = (await katello.Get($"/foreman_tasks/api/tasks/{id}/sub_tasks"))["results"]![0]!.Text("id");
        var partsDetails = await katello.Get($"/foreman_tasks/api/tasks/{part}/details");

        details.Keys().Should().StartWith(task.Keys()).And.Contain(["parent_task_id", "execution_plan", "failed_steps", "running_steps", "has_sub_tasks", "locks"]);
        details["has_sub_tasks"]!.GetValue<bool>().Should().BeTrue();
        details["locks"]![0]!.Number("resource_id").Should().Be(katello.Seed.SyncPlanId);
        details["execution_plan"]!.Text("state").Should().Be(task.Text("state"));
        (details["parent_task_id"], partsDetails.Text("parent_task_id")).Should().Be((null, id));
        partsDetails["has_sub_tasks"]!.GetValue<bool>().Should().BeFalse();
        (await katello.Admin("GET", "/foreman_tasks/api/tasks/x/details")).Code.Should().Be(404);
    }

    [Fact]
    public async Task Calls_for_many_tasks_see_those_of_recordings_and_leave_them_as_they_are()
    {
        await using var katello = await TestKatello.StartAsync();
        const string Recorded = """{"id":"0323e834-0000-4000-8000-000000000001","label":"Actions::BulkAction","action":"Bulk","state":"running","result":"pending","input":{}}""";
        const string Part = """{"id":"0323e834-0000-4000-8000-000000000002","parent_task_id":"0323e834-0000-4000-8000-000000000001","state":"paused","result":"error"}""";
        katello.Server.AddTask(Recorded);
        katello.Server.AddTask(Part);
        const string Ids = """{"task_ids":["0323e834-0000-4000-8000-000000000001","0323e834-0000-4000-8000-000000000001","x"]}""";

        var found = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_search", """{"searches":[{"type":"task","task_id":"0323e834-0000-4000-8000-000000000001"}]}""")).Json;
        var cancelled = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_cancel", Ids)).Json;
        var resumed = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_resume", Ids)).Json;
        var stopped = (await katello.Admin("POST", "/foreman_tasks/api/tasks/bulk_stop", Ids)).Json;
        var parts = await katello.Get("/foreman_tasks/api/tasks/0323e834-0000-4000-8000-000000000001/sub_tasks");

        found[0]!["results"]![0]!.ToJsonString().Should().Be(Recorded);
        (cancelled.Number("total"), resumed.Number("total")).Should().Be((1, 1));
        cancelled["skipped"]![0]!.ToJsonString().Should().Be(Recorded);
        resumed["skipped"]![0]!.ToJsonString().Should().Be(Recorded);
        stopped.ToJsonString().Should().Be("""{"total":1,"stopped_length":0,"skipped_length":1}""");
        (parts.Text("action_name"), parts["results"]![0]!.ToJsonString()).Should().Be(("Bulk", Part));
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
