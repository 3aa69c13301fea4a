using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class SyncPlanTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_plan_is_created_with_the_status_of_the_release(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin(
            "POST",
            katello.Plans,
            """{"sync_plan":{"name":"Evening","interval":"daily","sync_date":"2026-05-01 18:15:00 +0000","description":"After work"}}""");

        response.Code.Should().Be(release == "3.10" ? 200 : 201);
        response.Body.Should().StartWith("  {").And.EndWith("}\n");
        var plan = katello.Server.SyncPlans.Should().ContainSingle(plan => plan.Name == "Evening").Subject;
        plan.Id.Should().Be(response.Json.Number("id"));
        plan.Description.Should().Be("After work");
        plan.Enabled.Should().BeTrue();
        plan.Organization.Should().Be(katello.Seed.Organization);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Both_forms_of_the_paths_and_the_alias_show_the_same_plan(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var id = katello.Seed.SyncPlanId;

        var scoped = await katello.Admin("GET", katello.Plan());
        var flat = await katello.Admin("GET", string.Create(CultureInfo.InvariantCulture, $"/katello/api/sync_plans/{id}"));
        var alias = await katello.Admin("GET", string.Create(CultureInfo.InvariantCulture, $"/katello/api/v2/sync_plans/{id}"));
        var scopedAlias = await katello.Admin("GET", katello.Plan().Replace("/api/", "/api/v2/", StringComparison.Ordinal));

        scoped.Code.Should().Be(200);
        new[] { flat.Body, alias.Body, scopedAlias.Body }.Should().AllBe(scoped.Body);
    }

    [Fact]
    public async Task A_plan_has_the_fields_of_the_real_server_in_its_order()
    {
        await using var katello = await TestKatello.StartAsync();

        var plan = await katello.Get(katello.Plan());

        plan.Keys().Should().Equal(
            "id", "organization_id", "name", "description", "interval", "next_sync", "sync_date", "created_at", "updated_at", "enabled",
            "foreman_tasks_recurring_logic_id", "cron_expression", "products", "permissions");
        plan["products"]![0]!.Keys().Should().Equal(
            "id", "cp_id", "name", "label", "description", "sync_state", "last_sync", "last_sync_words", "repository_count");
        plan["permissions"]!.Keys().Should().Equal("view_sync_plans", "edit_sync_plans", "destroy_sync_plans");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_update_changes_what_it_names_in_both_forms(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        katello.Clock.Advance(TimeSpan.FromMinutes(5));

        var scoped = await katello.Put(katello.Plan(), """{"sync_plan":{"description":"One"}}""");
        var flat = await katello.Put(
            string.Create(CultureInfo.InvariantCulture, $"/katello/api/sync_plans/{katello.Seed.SyncPlanId}"),
            """{"name":"Renamed"}""");

        scoped.Text("description").Should().Be("One");
        flat.Text("name").Should().Be("Renamed");
        flat.Text("description").Should().Be("One");
        flat.Text("updated_at").Should().Be("2026-05-14 10:35:00 UTC");
        flat.Text("created_at").Should().Be("2026-05-14 10:30:00 UTC");
    }

    [Fact]
    public async Task Null_clears_a_description_and_absence_leaves_it()
    {
        await using var katello = await TestKatello.StartAsync();
        await katello.Put(katello.Plan(), """{"description":"Text"}""");

        (await katello.Put(katello.Plan(), """{"name":"Other"}""")).Text("description").Should().Be("Text");
        (await katello.Put(katello.Plan(), """{"description":null}"""))["description"].Should().BeNull();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"sync_plan":{}}""")]
    [InlineData("""{"sync_plan":null}""")]
    [InlineData("""{"no_such_setting":1}""")]
    [InlineData("""{"sync_plan":{},"name":"Beside the root"}""")]
    public async Task An_update_without_settings_is_refused(string body)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("PUT", katello.Plan(), body);

        response.Code.Should().Be(400);
        response.Text("displayMessage").Should().Be("Missing values for sync_plan.");
    }

    [Fact]
    public async Task Enabled_is_read_beside_a_root_too()
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.Put(katello.Plan(), """{"sync_plan":{},"enabled":false}""")).Flag("enabled").Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_plan_is_removed_in_both_forms_and_its_products_stay(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var scoped = await katello.Admin("DELETE", katello.Plan());
        var flat = await katello.Admin(
            "DELETE",
            string.Create(CultureInfo.InvariantCulture, $"/katello/api/sync_plans/{katello.Seed.DisabledSyncPlanId}"));
        var again = await katello.Admin("DELETE", katello.Plan());

        scoped.Code.Should().Be(204);
        scoped.Body.Should().BeEmpty();
        flat.Code.Should().Be(204);
        again.Code.Should().Be(404);
        katello.Server.SyncPlans.Should().ContainSingle(plan => plan.Id == katello.Seed.OtherSyncPlanId);
        katello.Server.Products.Single(product => product.Id == katello.Seed.ProductId).SyncPlanId.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"enabled":false}""", false)]
    [InlineData("""{"enabled":0}""", true)]
    [InlineData("""{"enabled":"false"}""", true)]
    [InlineData("""{"enabled":"0"}""", true)]
    [InlineData("""{"enabled":1}""", true)]
    public async Task Only_false_itself_disables(string body, bool enabled)
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.Put(katello.Plan(), body)).Flag("enabled").Should().Be(enabled);
    }

    [Fact]
    public async Task A_plan_of_another_organization_is_changed_before_the_refusal()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = katello.Plan(katello.Seed.OtherSyncPlanId);

        var show = await katello.Admin("GET", path);
        var update = await katello.Admin("PUT", path, """{"name":"Changed all the same"}""");

        show.Code.Should().Be(400);
        update.Code.Should().Be(400);
        katello.Server.SyncPlans.Should().ContainSingle(plan => plan.Name == "Changed all the same");
    }

    [Fact]
    public async Task Products_and_removal_do_not_look_at_the_organization()
    {
        await using var katello = await TestKatello.StartAsync();
        var other = katello.Seed.OtherSyncPlanId;

        (await katello.Put(katello.Plan(other, "/remove_products"), """{"product_ids":[]}""")).Number("id").Should().Be(other);
        (await katello.Admin("PUT", katello.Plan(other, "/sync"), "{}")).Code.Should().Be(202);
        (await katello.Admin("DELETE", katello.Plan(other))).Code.Should().Be(204);
    }

    [Fact]
    public async Task A_label_finds_the_organization_and_fails_the_check()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = "/katello/api/organizations/" + katello.Seed.Organization.Label + "/sync_plans";

        (await katello.Get(path)).Number("total").Should().Be(2);
        (await katello.Admin("GET", path + "/" + katello.Seed.SyncPlanId.ToString(CultureInfo.InvariantCulture))).Code.Should().Be(400);
    }

    [Fact]
    public async Task The_flat_form_checks_the_organization_when_it_is_named()
    {
        await using var katello = await TestKatello.StartAsync();
        var path = string.Create(CultureInfo.InvariantCulture, $"/katello/api/sync_plans/{katello.Seed.OtherSyncPlanId}?organization_id=");

        (await katello.Admin("GET", path + katello.Seed.OtherOrganization.Id.ToString(CultureInfo.InvariantCulture))).Code.Should().Be(200);
        (await katello.Admin("GET", path + katello.Seed.Organization.Id.ToString(CultureInfo.InvariantCulture))).Code.Should().Be(400);
        (await katello.Admin("GET", path + "987")).Code.Should().Be(404);
    }
}
