namespace Waldur.Client.Testing.Tests;

public sealed class PermissionTests
{
    private const string NewPlan = """{"name":"P","interval":"daily","sync_date":"2026-05-01 00:00:00 +0000"}""";

    public static TheoryData<string, string, string?, string> Actions => new()
    {
        { "GET", "", null, "view_sync_plans" },
        { "POST", "", NewPlan, "create_sync_plans" },
        { "GET", "/{id}", null, "view_sync_plans" },
        { "PUT", "/{id}", """{"name":"P"}""", "edit_sync_plans" },
        { "DELETE", "/{id}", null, "destroy_sync_plans" },
        { "PUT", "/{id}/add_products", """{"product_ids":[]}""", "view_sync_plans" },
        { "PUT", "/{id}/remove_products", """{"product_ids":[]}""", "view_sync_plans" },
        { "PUT", "/{id}/sync", "{}", "sync_sync_plans" },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Every_action_takes_its_permission(string method, string path, string? body, string permission)
    {
        await using var katello = await TestKatello.StartAsync();
        var target = path.Length == 0 ? katello.Plans : katello.Plan(action: path["/{id}".Length..]);
        var with = katello.Server.AddUser("with", [permission, "create_recurring_logics"]);
        var without = katello.Server.AddUser("without", FakeKatelloPermissions.SyncPlanManager.Where(other => other != permission));

        var refused = await katello.As(without, method, target, body);
        var nobody = await katello.As(katello.Seed.WithoutPermissions, method, target, body);
        var allowed = await katello.As(with, method, target, body);

        refused.Code.Should().Be(403);
        refused.Json["error"]!["missing_permissions"]![0]!.GetValue<string>().Should().Be(permission);
        nobody.Code.Should().Be(403);
        allowed.Code.Should().BeInRange(200, 204);
    }

    [Fact]
    public async Task A_manager_may_do_everything_in_the_own_organization()
    {
        await using var katello = await TestKatello.StartAsync();
        var manager = katello.Seed.Manager;

        (await katello.As(manager, "POST", katello.Plans, NewPlan)).Code.Should().Be(201);
        (await katello.As(manager, "PUT", katello.Plan(), """{"enabled":false}""")).Code.Should().Be(200);
        (await katello.As(manager, "PUT", katello.Plan(action: "/sync"), "{}")).Code.Should().Be(202);
        (await katello.As(manager, "GET", katello.Plan(katello.Seed.OtherSyncPlanId))).Code.Should().Be(404);
    }

    [Fact]
    public async Task A_plan_out_of_reach_is_not_found()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Manager.SyncPlanIds = new HashSet<int> { katello.Seed.DisabledSyncPlanId };

        var show = await katello.As(katello.Seed.Manager, "GET", katello.Plan());
        var list = await katello.As(katello.Seed.Manager, "GET", katello.Plans);

        show.Code.Should().Be(404);
        show.Text("displayMessage").Should().Contain("Potential missing permissions: view_sync_plans");
        list.Json.Names().Should().Equal("Weekend");
    }

    [Theory]
    [MemberData(nameof(TestKatello.Releases), MemberType = typeof(TestKatello))]
    public async Task Rights_are_asked_for_by_plan_from_3_18_on(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        katello.Seed.Manager.SyncPlanIds = new HashSet<int> { katello.Seed.DisabledSyncPlanId };
        var isByPlan = !TestKatello.IsBefore(release, "3.18");

        var show = await katello.As(katello.Seed.Manager, "GET", katello.Plan());
        var list = await katello.As(katello.Seed.Manager, "GET", katello.Plans);
        var sync = await katello.As(katello.Seed.Manager, "PUT", katello.Plan(action: "/sync"), "{}");
        var delete = await katello.As(katello.Seed.Manager, "DELETE", katello.Plan());

        (show.Code, sync.Code, delete.Code).Should().Be(isByPlan ? (404, 404, 404) : (200, 202, 204));
        list.Json.Names().Should().HaveCount(isByPlan ? 1 : 2);
        list.Json["results"]![0]!["permissions"]!["edit_sync_plans"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task A_plan_tells_what_its_reader_may_do_with_it()
    {
        await using var katello = await TestKatello.StartAsync();

        var viewer = await katello.As(katello.Seed.Viewer, "GET", katello.Plan());
        var manager = await katello.As(katello.Seed.Manager, "GET", katello.Plan());

        viewer.Json["permissions"]!.ToJsonString()
            .Should().Be("""{"view_sync_plans":true,"edit_sync_plans":false,"destroy_sync_plans":false}""");
        manager.Json["permissions"]!.ToJsonString()
            .Should().Be("""{"view_sync_plans":true,"edit_sync_plans":true,"destroy_sync_plans":true}""");
    }

    [Fact]
    public async Task Switching_without_the_right_to_schedules_succeeds_and_is_lost()
    {
        await using var katello = await TestKatello.StartAsync();
        var user = katello.Server.AddUser("editor", FakeKatelloPermissions.WithoutRecurringLogics);

        var switched = await katello.As(user, "PUT", katello.Plan(), """{"enabled":false}""");
        var read = await katello.As(user, "GET", katello.Plan());
        var rescheduled = await katello.As(user, "PUT", katello.Plan(), """{"interval":"weekly","enabled":false}""");
        var again = await katello.As(user, "GET", katello.Plan());

        switched.Code.Should().Be(200);
        switched.Json.Flag("enabled").Should().BeFalse();
        read.Json.Flag("enabled").Should().BeTrue();
        rescheduled.Json.Flag("enabled").Should().BeFalse();
        again.Json.Flag("enabled").Should().BeFalse();
    }

    [Fact]
    public async Task Creating_takes_the_right_to_make_schedules()
    {
        await using var katello = await TestKatello.StartAsync();
        var user = katello.Server.AddUser("editor", FakeKatelloPermissions.WithoutRecurringLogics);

        var response = await katello.As(user, "POST", katello.Plans, NewPlan);

        response.Code.Should().Be(403);
        response.Json["error"]!["missing_permissions"]![0]!.GetValue<string>().Should().Be("create_recurring_logics");
    }

    [Fact]
    public async Task The_media_type_is_looked_at_after_the_login_and_before_the_permission()
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.SendAsync("PUT", katello.Plan(action: "/sync"))).Code.Should().Be(401);
        (await katello.As(katello.Seed.WithoutPermissions, "PUT", katello.Plan(action: "/sync"))).Code.Should().Be(415);
        (await katello.As(katello.Seed.WithoutPermissions, "PUT", katello.Plan(987), "{}")).Code.Should().Be(403);
    }
}
