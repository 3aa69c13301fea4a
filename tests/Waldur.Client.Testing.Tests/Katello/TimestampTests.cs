namespace Waldur.Client.Testing.Tests;

public sealed class TimestampTests
{
    private static readonly TimeZoneInfo East = TimeZoneInfo.CreateCustomTimeZone("east", new TimeSpan(5, 30, 0), "east", "east");

    [Theory]
    [InlineData("3.10", "2026/05/01 18:15:00 +0000", "2026/05/14 18:15:00 +0000")]
    [InlineData("3.18", "2026-05-01 18:15:00 UTC", "2026-05-14 18:15:00 UTC")]
    [InlineData("4.8", "2026-05-01 18:15:00 UTC", "2026-05-14 18:15:00 UTC")]
    [InlineData("4.14", "2026-05-01 18:15:00 +0000", "2026-05-14 18:15:00 UTC")]
    [InlineData("5.0", "2026-05-01 18:15:00 +0000", "2026-05-14 18:15:00 UTC")]
    public async Task Each_release_writes_times_in_its_own_way(string release, string syncDate, string nextSync)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var plan = await katello.Create("""{"name":"P","interval":"daily","sync_date":"2026-05-01T18:15:00Z"}""");

        plan.Text("sync_date").Should().Be(syncDate);
        plan.Text("next_sync").Should().Be(nextSync);
        plan.Text("created_at").Should().Be("2026-05-14 10:30:00 UTC");
    }

    [Theory]
    [InlineData("3.10", "2026/05/01 23:45:00 +0530")]
    [InlineData("3.18", "Fri, 01 May 2026 23:45:00")]
    [InlineData("4.8", "Fri, 01 May 2026 23:45:00")]
    [InlineData("4.14", "2026-05-01 23:45:00 +0530")]
    [InlineData("5.0", "2026-05-01 23:45:00 +0530")]
    public async Task A_zone_in_the_profile_changes_how_times_are_written(string release, string syncDate)
    {
        await using var katello = await TestKatello.StartAsync(release);
        katello.Seed.Admin.TimeZone = East;

        var plan = await katello.Create("""{"name":"P","interval":"daily","sync_date":"2026-05-01 18:15:00 +0000"}""");

        plan.Text("sync_date").Should().Be(syncDate);
        plan.Text("created_at").Should().Be("2026-05-14 16:00:00 +0530");
    }

    [Theory]
    [InlineData("3.18", "UTC", "2026-05-14 10:30:00 UTC", "2026-05-15 00:00:00 UTC")]
    [InlineData("4.14", "UTC", "2026-05-14 10:30:00 UTC", "2026-05-15 00:00:00 UTC")]
    [InlineData("5.0", "Etc/UTC", "2026-05-14 10:30:00 UTC", "2026-05-15 00:00:00 UTC")]
    [InlineData("5.0", "Africa/Abidjan", "2026-05-14 10:30:00 +0000", "2026-05-15 00:00:00 +0000")]
    [InlineData("3.10", "UTC", "2026-05-14 10:30:00 UTC", "2026/05/15 00:00:00 +0000")]
    public async Task Only_a_profile_in_UTC_has_its_times_written_by_name(string release, string zone, string created, string next)
    {
        await using var katello = await TestKatello.StartAsync(release);
        katello.Seed.Admin.TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var plan = await katello.Create("""{"name":"P","interval":"daily","sync_date":"2026-05-01 00:00:00 +0000"}""");

        plan.Text("created_at").Should().Be(created);
        plan.Text("next_sync").Should().Be(next);
    }

    [Theory]
    [InlineData("2026-05-14T10:29:40", "less than a minute")]
    [InlineData("2026-05-14T10:29:00", "1 minute")]
    [InlineData("2026-05-14T10:00:00", "30 minutes")]
    [InlineData("2026-05-14T09:30:00", "about 1 hour")]
    [InlineData("2026-05-14T08:00:00", "about 3 hours")]
    [InlineData("2026-05-13T10:30:00", "1 day")]
    [InlineData("2026-05-09T10:30:00", "5 days")]
    [InlineData("2026-04-10T10:30:00", "about 1 month")]
    [InlineData("2026-03-25T10:30:00", "about 2 months")]
    [InlineData("2025-11-14T10:30:00", "6 months")]
    [InlineData("2025-05-14T10:30:00", "about 1 year")]
    [InlineData("2025-03-01T10:30:00", "about 1 year")]
    [InlineData("2025-01-01T10:30:00", "over 1 year")]
    [InlineData("2024-07-01T10:30:00", "almost 2 years")]
    [InlineData("2024-05-14T10:30:00", "about 2 years")]
    [InlineData("2021-12-01T10:30:00", "over 4 years")]
    [InlineData("2021-05-14T10:30:00", "about 5 years")]
    [InlineData("0001-01-01T00:00:00", "over 2025 years")]
    public async Task A_products_last_sync_is_told_in_the_words_of_Rails(string lastSync, string words)
    {
        await using var katello = await TestKatello.StartAsync();
        var last = DateTimeOffset.Parse(lastSync + "Z", System.Globalization.CultureInfo.InvariantCulture);
        var product = katello.Server.AddProduct(katello.Seed.Organization, "Old", recorded: new FakeRecorded { LastSync = last });

        var shown = await katello.Get("/katello/api/products/" + product.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

        shown.Text("last_sync_words").Should().Be(words);
    }

    [Theory]
    [InlineData("2026-05-01 18:15:00 +0000")]
    [InlineData("2026-05-01 18:15:00 UTC")]
    [InlineData("2026/05/01 18:15:00 +0000")]
    [InlineData("2026-05-01T18:15:00+00:00")]
    [InlineData("2026-05-01T18:15:00.123Z")]
    [InlineData("2026-05-01 20:15:00 +0200")]
    [InlineData("2026-05-01 20:15:00+02:00")]
    [InlineData("2026-05-01 20:15:00 CEST")]
    [InlineData("Fri, 01 May 2026 18:15:00 +0000")]
    [InlineData("1 May 2026 18:15 GMT")]
    [InlineData("2026-05-01 18:15:00")]
    public async Task Nearly_any_form_is_read(string text)
    {
        await using var katello = await TestKatello.StartAsync();

        var plan = await katello.Create($$"""{"name":"P","interval":"daily","sync_date":"{{text}}"}""");

        plan.Text("sync_date").Should().Be("2026-05-01 18:15:00 +0000");
    }

    [Fact]
    public async Task A_time_without_an_offset_is_read_in_the_zone_of_the_profile()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Admin.TimeZone = East;

        await katello.Create("""{"name":"P","interval":"daily","sync_date":"2026-05-01 18:15:00"}""");

        katello.Server.SyncPlans.Single(plan => plan.Name == "P").SyncDate
            .Should().Be(new DateTimeOffset(2026, 5, 1, 12, 45, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Tasks_are_written_in_the_zone_of_the_profile()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Seed.Admin.TimeZone = East;

        var task = await katello.GetTask(await katello.Sync());

        task.Text("started_at").Should().Be("2026-05-14 16:00:00 +0530");
        task.Text("start_at").Should().Be("2026-05-14 16:00:00 +0530");
    }

    [Fact]
    public async Task A_product_shows_the_date_of_its_plan_in_another_form_than_the_plan_does()
    {
        await using var katello = await TestKatello.StartAsync();

        var plan = await katello.Get(katello.Plan());
        var product = await katello.Get("/katello/api/products/" + katello.Seed.ProductId.ToString(System.Globalization.CultureInfo.InvariantCulture));

        plan.Text("sync_date").Should().Be("2026-05-13 00:00:00 +0000");
        product["sync_plan"]!.Text("sync_date").Should().Be("2026-05-13 00:00:00 UTC");
    }
}
