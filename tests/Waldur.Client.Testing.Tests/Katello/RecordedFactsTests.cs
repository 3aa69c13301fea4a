using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

/// <summary>What recordings of real servers show, one fact a test: the fake does the same on the releases that it was seen on.</summary>
public sealed class RecordedFactsTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [InlineData("4.3", "00:00:05.070000")]
    [InlineData("4.8", "5.07")]
    [InlineData("4.9", "5.07")]
    [InlineData("4.14", "5.07")]
    [InlineData("5.0", "5.07")]
    public async Task Durations_are_clock_text_on_Foreman_3_1_to_3_3_and_seconds_from_3_4_on(string release, string duration)
    {
        await using var katello = await TestKatello.StartAsync(release);
        katello.Server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = TimeSpan.FromSeconds(5.07) };
        var id = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromMinutes(1));

        (await katello.GetTask(id)).Text("duration").Should().Be(duration);
    }

    [Theory]
    [InlineData("4.3", "3.1")]
    [InlineData("4.8", "3.6")]
    [InlineData("4.9", "3.7")]
    [InlineData("4.14", "3.12")]
    public async Task Each_release_runs_on_its_Foreman(string release, string foreman)
    {
        await using var katello = await TestKatello.StartAsync(release);

        (await katello.Admin("GET", katello.Plan())).Header("Foreman_version").Should().StartWith(foreman + ".");
    }

    [Fact]
    public async Task Katello_3_10_grants_nothing_in_the_response_to_an_update_not_even_to_an_administrator()
    {
        await using var katello = await TestKatello.StartAsync("3.10");

        var updated = await katello.Put(katello.Plan(), """{"description":"d"}""");
        var shown = await katello.Get(katello.Plan());

        updated["permissions"]!.AsObject().Select(right => right.Value!.GetValue<bool>()).Should().Equal(false, false, false);
        shown["permissions"]!.AsObject().Select(right => right.Value!.GetValue<bool>()).Should().Equal(true, true, true);
    }

    [Theory]
    [InlineData("3.10", "")]
    [InlineData("3.18", null)]
    [InlineData("4.14", null)]
    public async Task An_update_to_daily_leaves_an_empty_cron_line_on_3_10_and_null_later(string release, string? cron)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var plan = await katello.Create("""{"name":"P","interval":"weekly","sync_date":"2017-01-01 00:00:00 UTC"}""");

        var updated = await katello.Put(katello.Plan(plan.Number("id")), """{"interval":"daily"}""");

        plan.Text("cron_expression").Should().BeNull();
        updated.Text("cron_expression").Should().Be(cron);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Responses_name_their_organization_except_on_3_10(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin("GET", katello.Plan());

        var names = new[] { "Foreman_current_organization", "Foreman_current_location" };
        names.Select(response.Header).Should().Equal(release == "3.10" ? [null, null] : [$"{katello.Seed.Organization.Id}; {katello.Seed.Organization.Name}", "; ANY"]);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_sync_date_is_the_last_key_on_3_10_and_the_seventh_later(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var keys = (await katello.Get(katello.Plan())).Keys().ToList();

        keys.IndexOf("sync_date").Should().Be(release == "3.10" ? keys.Count - 1 : 6);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_product_has_the_keys_of_its_release(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var product = await katello.Get(string.Create(CultureInfo.InvariantCulture, $"/katello/api/products/{katello.Seed.ProductId}"));

        product["sync_status"]!.Keys().Should().Equal(
            "id", "product_id", "progress", "sync_id", "state", "raw_state", "start_time", "finish_time", "duration", "display_size", "size", "is_running", "error_details");
        product["sync_status"]!.AsObject().Should().OnlyContain(member => member.Value == null, "it was never synchronised");
        product.Keys().Contains("sync_state_aggregated").Should().Be(!TestKatello.IsBefore(release, "3.16"), "Foreman has it from 2.1 on");
        product.Keys().Contains("has_last_affected_repo_in_filter").Should().Be(!TestKatello.IsBefore(release, "4.14"));
        product["sync_plan"]!.Keys().Contains("cron_expression").Should().Be(release != "3.10");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_created_row_may_be_cached_for_no_time_and_has_a_tag(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var created = await katello.Admin("POST", katello.Plans, """{"name":"P","interval":"daily","sync_date":"2017-01-01 00:00:00 UTC"}""");
        var started = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        var deleted = await katello.Admin("DELETE", katello.Plan(created.Json.Number("id")));

        created.Header("Cache-Control").Should().Be("max-age=0, private, must-revalidate");
        created.Header("ETag").Should().StartWith("W/\"");
        started.Header("Cache-Control").Should().Be("no-cache");
        deleted.Header("Cache-Control").Should().Be("no-cache");
    }

    [Theory]
    [InlineData("4.14", true)]
    [InlineData("5.0", false)]
    public async Task The_page_size_comes_back_as_it_was_sent_on_Foreman_3_12(string release, bool isText)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var list = await katello.Get(katello.Plans + "?per_page=4294967296");

        list["per_page"]!.ToJsonString().Should().Be(isText ? "\"4294967296\"" : "4294967296");
        list["page"]!.ToJsonString().Should().Be("1", "it was not sent");
    }

    [Theory]
    [InlineData("2017-01-01 00:00:00 UTC")]
    [InlineData("2017-01-01 00:00:00 +0000")]
    [InlineData("2017/01/01 00:00:00 +0000")]
    [InlineData("2017-01-01T00:00:00+00:00")]
    [InlineData("2017-01-01T00:00:00Z")]
    public async Task Dates_that_servers_take_are_taken_by_the_strict_manner_too(string date)
    {
        await using var katello = await TestKatello.StartAsync(mode: FakeServerMode.Strict);

        var plan = await katello.Create($$"""{"name":"P","interval":"daily","sync_date":"{{date}}"}""");

        plan.Text("sync_date").Should().Be("2017-01-01 00:00:00 +0000");
    }

    [Theory]
    [InlineData("2017-01-01 00:00:00")]
    [InlineData("2017-01-01T00:00:00")]
    [InlineData("tomorrow")]
    public async Task Dates_without_an_offset_are_refused_by_the_strict_manner(string date)
    {
        await using var katello = await TestKatello.StartAsync(mode: FakeServerMode.Strict);

        var response = await katello.Admin("POST", katello.Plans, $$"""{"name":"P","interval":"daily","sync_date":"{{date}}"}""");

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Header(FakeServer.RefusedHeader).Should().Be("true");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Bodies_are_taken_flat_and_wrapped(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var flat = await katello.Create("""{"name":"Flat","interval":"weekly","sync_date":"2017-01-01 00:00:00 UTC","enabled":false}""");
        var wrapped = await katello.Create("""{"sync_plan":{"name":"Wrapped","interval":"weekly","sync_date":"2017-01-01 00:00:00 UTC","enabled":false}}""");

        (flat.Flag("enabled"), wrapped.Flag("enabled")).Should().Be((false, false));
        (flat.Text("interval"), wrapped.Text("interval")).Should().Be(("weekly", "weekly"));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_date_at_the_end_of_time_can_be_stored_and_listed(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        foreach (var (zone, interval) in new[] { ("UTC", "daily"), ("Asia/Kolkata", "weekly"), ("America/New_York", "hourly") })
        {
            katello.Seed.Admin.TimeZone = zone == "UTC" ? null : TimeZoneInfo.FindSystemTimeZoneById(zone);
            await katello.Create($$"""{"name":"{{interval}}","interval":"{{interval}}","sync_date":"9999-12-31 23:59:59 +0000"}""");

            var list = await katello.Get(katello.Plans);
            var date = list["results"]!.AsArray().Single(plan => plan!.Text("name") == interval)!.Text("sync_date")!;
            date.Should().Contain(zone == "Asia/Kolkata" ? "10000" : "9999");
        }
    }

    [Fact]
    public async Task All_that_a_recording_shows_can_be_put_in()
    {
        var clock = new FakeClock(new DateTimeOffset(2021, 3, 18, 16, 17, 10, TimeSpan.Zero));
        await using var server = new FakeKatelloServer(FakeKatelloRelease.Katello318, new FakeServerOptions { Clock = clock });
        var admin = server.AddAdmin("admin");
        var made = new DateTimeOffset(2021, 3, 18, 16, 16, 58, TimeSpan.Zero);
        var organization = server.AddOrganization("Org A", new FakeRecorded { Id = 3, Label = "Org_of_A", Description = "Text", Created = made.AddMinutes(-1), Updated = made });
        var product = server.AddProduct(organization, "Server OS", recorded: new FakeRecorded
        {
            Id = 126, CandlepinId = "69", Label = "OS", SyncState = "planning", LastSync = made, Created = made.AddHours(-1), Updated = made.AddMinutes(-2),
        });
        server.AddSyncPlan(organization, "OS plan", "daily", new DateTimeOffset(2021, 2, 2, 0, 0, 0, TimeSpan.Zero), productIds: product.Id, recorded: new FakeRecorded
        {
            Id = 41, Description = "d", Created = made, Updated = made.AddSeconds(4), RecurringLogicId = 17,
        });
        server.AddTask("""{"id":"0323e834-0000-4000-8000-000000000001","label":"Actions::Katello::Product::Destroy","pending":false,"username":"admin","state":"stopped","result":"success","progress":1.0,"input":{"product_id":4},"output":{}}""");
        using var http = new HttpClient(server.CreateHandler()) { BaseAddress = server.Endpoint };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", admin.ToAuthorization());

        var plan = await Get("katello/api/organizations/3/sync_plans/41");
        var task = await Get("foreman_tasks/api/tasks/0323e834-0000-4000-8000-000000000001");
        var shown = await Get("katello/api/products/126");
        var owner = (await Get("katello/api/organizations"))["results"]![0]!;

        (plan.Number("organization_id"), plan.Number("foreman_tasks_recurring_logic_id"), plan.Text("description")).Should().Be((3, 17, "d"));
        (plan.Text("created_at"), plan.Text("updated_at")).Should().Be(("2021-03-18 16:16:58 UTC", "2021-03-18 16:17:02 UTC"));
        plan.Text("next_sync").Should().Be("2021-03-19 00:00:00 UTC");
        var row = plan["products"]![0]!;
        (row.Number("id"), row.Text("cp_id"), row.Text("label"), row.Text("sync_state")).Should().Be((126, "69", "OS", "planning"));
        (row.Text("last_sync"), row.Text("last_sync_words")).Should().Be(("2021-03-18 16:16:58 UTC", "less than a minute"));
        (shown.Text("created_at"), shown.Text("updated_at")).Should().Be(("2021-03-18 15:16:58 UTC", "2021-03-18 16:14:58 UTC"));
        (owner.Text("label"), owner.Text("description"), owner.Text("updated_at")).Should().Be(("Org_of_A", "Text", "2021-03-18 16:16:58 UTC"));
        task.Text("label").Should().Be("Actions::Katello::Product::Destroy");
        server.AddSyncPlan(organization, "Next").Id.Should().BeGreaterThan(126);

        async Task<JsonNode> Get(string path) => JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    public void A_task_without_an_id_is_refused(string json)
    {
        var add = () => new FakeKatelloServer().AddTask(json);

        add.Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Tasks_are_listed_the_latest_first_with_those_that_wait_for_their_time()
    {
        await using var katello = await TestKatello.StartAsync();
        var first = await katello.Sync();
        katello.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await katello.Sync();

        var list = await katello.Get("/foreman_tasks/api/tasks?search=" + Uri.EscapeDataString("label = \"Actions::Katello::SyncPlan::Run\" and state != scheduled") + "&per_page=5");
        var all = await katello.Get("/foreman_tasks/api/tasks");

        list["results"]!.AsArray().Select(task => task!.Text("id")).Should().Equal(second, first);
        (list.Number("total"), list.Number("subtotal"), list.Text("per_page")).Should().Be((4, 2, "5"));
        all["results"]!.AsArray().Where(task => task!.Text("state") == "scheduled").Should().HaveCount(2)
            .And.OnlyContain(task => task!["started_at"] == null && task["input"]!["sync_plan"] == null);
    }
}
