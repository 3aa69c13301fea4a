namespace Waldur.Client.Testing.Tests;

public sealed class SyncPlanInputTests
{
    private const string Date = "2026-05-01 18:15:00 +0000";

    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [InlineData("""{"name":"P","sync_date":"2026-05-01 00:00:00 UTC"}""", "Interval cannot be nil")]
    [InlineData("""{"name":"P","interval":"Daily","sync_date":"2026-05-01 00:00:00 UTC"}""", "Interval not set correctly")]
    [InlineData("""{"name":"P","interval":"daily"}""", "undefined method")]
    [InlineData("""{"name":"P","interval":"daily","sync_date":null}""", "undefined method")]
    [InlineData("""{"name":"P","interval":"daily","sync_date":"tomorrow"}""", "Date format is incorrect.")]
    [InlineData("""{"name":"P","interval":"daily","sync_date":"2026-13-45 00:00:00 UTC"}""", "argument out of range")]
    [InlineData("""{"name":"P","interval":"custom cron","sync_date":"2026-05-01 00:00:00 UTC"}""", "Cron expression is not valid!")]
    [InlineData("""{"name":"P","interval":"custom cron","cron_expression":"61 * * * *","sync_date":"2026-05-01 00:00:00 UTC"}""", "Cron expression is not valid!")]
    [InlineData("""{"name":"","sync_date":"2026-05-01 00:00:00 UTC"}""", "Interval cannot be nil")]
    [InlineData("""{"sync_plan":"P"}""", "undefined method")]
    public async Task Bad_input_makes_the_server_fail(string body, string message)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("POST", katello.Plans, body);

        response.Code.Should().Be(500);
        response.Text("displayMessage").Should().StartWith(message);
        katello.Server.SyncPlans.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("\"\"", "can't be blank")]
    [InlineData("\"  \"", "can't be blank")]
    [InlineData("null", "can't be blank")]
    [InlineData("\" Blank\"", "must not have blanks at the beginning or the end")]
    [InlineData("\"Nightly\"", "has already been taken")]
    public async Task A_bad_name_is_a_validation_error(string name, string problem)
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("POST", katello.Plans, $$"""{"name":{{name}},"interval":"daily","sync_date":"{{Date}}"}""");

        response.Code.Should().Be(422);
        response.Text("displayMessage").Should().Be("Validation failed: Name " + problem);
        response.Json["errors"]!["name"]![0]!.GetValue<string>().Should().Be(problem);
    }

    [Fact]
    public async Task A_name_may_have_255_characters_and_occur_once_per_organization()
    {
        await using var katello = await TestKatello.StartAsync();

        await katello.Create($$"""{"name":"{{new string('x', 255)}}","interval":"daily","sync_date":"{{Date}}"}""");
        await katello.Create($$"""{"name":"Hourly","interval":"daily","sync_date":"{{Date}}"}""");
        var tooLong = await katello.Admin("POST", katello.Plans, $$"""{"name":"{{new string('y', 256)}}","interval":"daily","sync_date":"{{Date}}"}""");
        var taken = await katello.Admin("PUT", katello.Plan(), """{"name":"Weekend"}""");
        var own = await katello.Admin("PUT", katello.Plan(), """{"name":"Nightly"}""");

        tooLong.Code.Should().Be(422);
        taken.Code.Should().Be(422);
        own.Code.Should().Be(200);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_unknown_interval_in_an_update_is_a_validation_error(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin("PUT", katello.Plan(), """{"interval":"yearly"}""");

        response.Code.Should().Be(422);
        response.Text(release == "5.0" ? "message" : "displayMessage").Should().Be("Validation failed: Interval is not included in the list");
        response.Json["errors"]!["interval"]!.AsArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData("""{"sync_date":"nonsense"}""", 500)]
    [InlineData("""{"sync_date":null}""", 422)]
    [InlineData("""{"sync_date":5}""", 500)]
    [InlineData("""{"interval":"custom cron"}""", 500)]
    [InlineData("""{"interval":"custom cron","cron_expression":"whenever"}""", 500)]
    [InlineData("""{"cron_expression":"0 2 * * *"}""", 422)]
    public async Task A_bad_schedule_in_an_update_leaves_the_plan_alone(string body, int status)
    {
        await using var katello = await TestKatello.StartAsync();
        var before = (await katello.Admin("GET", katello.Plan())).Body;

        var response = await katello.Admin("PUT", katello.Plan(), body);

        response.Code.Should().Be(status);
        (await katello.Admin("GET", katello.Plan())).Body.Should().Be(before);
    }

    [Fact]
    public async Task A_cron_line_with_another_interval_is_an_error_of_the_whole_plan()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("PUT", katello.Plan(), """{"cron_expression":"0 2 * * *"}""");

        response.Json["errors"]!["base"]![0]!.GetValue<string>().Should().Contain("custom cron");
    }

    [Fact]
    public async Task A_cron_line_with_another_interval_is_dropped_on_create()
    {
        await using var katello = await TestKatello.StartAsync();

        var with = await katello.Create($$"""{"name":"With","interval":"daily","sync_date":"{{Date}}","cron_expression":"0 2 * * *"}""");
        var without = await katello.Create($$"""{"name":"Without","interval":"daily","sync_date":"{{Date}}"}""");

        with.Text("cron_expression").Should().BeEmpty();
        without["cron_expression"].Should().BeNull();
    }

    [Fact]
    public async Task Leaving_custom_cron_empties_the_cron_line()
    {
        await using var katello = await TestKatello.StartAsync();

        var custom = await katello.Put(katello.Plan(), """{"interval":"custom cron","cron_expression":"* * * * */5"}""");
        var daily = await katello.Put(katello.Plan(), """{"interval":"daily"}""");

        custom.Text("cron_expression").Should().Be("* * * * */5");
        daily.Text("cron_expression").Should().BeEmpty();
        daily.Text("interval").Should().Be("daily");
    }

    [Fact]
    public async Task A_description_can_be_changed_in_a_plan_with_a_cron_line()
    {
        await using var katello = await TestKatello.StartAsync();
        await katello.Put(katello.Plan(), """{"interval":"custom cron","cron_expression":"0 2 * * 1"}""");

        var plan = await katello.Put(katello.Plan(), """{"description":"Mondays"}""");

        plan.Text("cron_expression").Should().Be("0 2 * * 1");
    }

    [Theory]
    [InlineData("3.18", "@daily", false)]
    [InlineData("3.18", "0 2 * * * Europe/Rome", false)]
    [InlineData("3.18", "0 2 * * 1-5", true)]
    [InlineData("4.14", "@daily", true)]
    [InlineData("4.14", "@noon", true)]
    [InlineData("4.14", "0 2 * * * UTC", true)]
    [InlineData("4.14", "30 0 2 * * *", true)]
    [InlineData("4.14", "0 2 * *", false)]
    [InlineData("4.14", "0 2 * jan,mar mon-fri", true)]
    [InlineData("4.8", "5-1 * * * *", false)]
    [InlineData("4.8", "5/10 * * * *", false)]
    [InlineData("4.8", "0 24 * * *", false)]
    [InlineData("4.8", "0 2 L * *", false)]
    [InlineData("4.8", "0 2 * * mon#1", false)]
    [InlineData("4.8", "0 2 * * CET", false)]
    [InlineData("4.9", "5-1 * * * *", true)]
    [InlineData("4.9", "5/10 * * * *", true)]
    [InlineData("4.9", "0 24 * * *", true)]
    [InlineData("4.9", "0 2 L,-3--2,25-L * *", true)]
    [InlineData("4.9", "0 2 * * mon#1,fri#-1,sat#last", true)]
    [InlineData("4.9", "0 2 * * * CET", true)]
    [InlineData("4.9", "0 2 * * * cet", false)]
    [InlineData("4.9", "0 25 * * *", false)]
    [InlineData("4.9", "0 2 -1-3 * *", false)]
    [InlineData("4.9", "0 2 * * mon#6", false)]
    [InlineData("4.9", "0 2 mon#1 * *", false)]
    [InlineData("4.9", "-1 2 * * *", false)]
    [InlineData("4.14", "*/0 * * * *", false)]
    public async Task Newer_servers_know_more_cron(string release, string line, bool isKnown)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin("PUT", katello.Plan(), $$"""{"interval":"custom cron","cron_expression":"{{line}}"}""");

        response.Code.Should().Be(isKnown ? 200 : 500);
    }

    [Fact]
    public async Task Product_ids_are_ignored_outside_their_own_calls()
    {
        await using var katello = await TestKatello.StartAsync();

        var plan = await katello.Create(
            $$"""{"name":"P","interval":"daily","sync_date":"{{Date}}","product_ids":[{{katello.Seed.SpareProductId}}]}""");

        plan["products"]!.AsArray().Should().BeEmpty();
    }
}
