using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

public sealed class EnsureTests
{
    private static readonly DesiredSyncPlan Daily = new()
    {
        Name = "Daily \"core\"",
        Interval = SyncPlanInterval.Daily,
        SyncDate = Dates.Utc(2026, 6, 1, 2, 30),
    };

    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_is_missing_is_created_and_then_left_alone(string release)
    {
        await using var katello = TestKatello.Start(release);
        var desired = Daily with { Description = "Core", Products = [katello.Seed.SpareProductId, katello.Seed.EmptyProductId] };

        var first = await Ensure(katello, desired);
        katello.Server.ClearRequests();
        var second = await Ensure(katello, desired);

        first.Outcome.Should().Be(EnsureOutcome.Created);
        first.ProductsAdded.Should().BeEquivalentTo(desired.Products);
        first.Differences.Should().BeEmpty();
        first.Plan!.Enabled.Should().BeTrue();
        second.Outcome.Should().Be(EnsureOutcome.Unchanged);
        second.ToString().Should().Be("Unchanged");
        katello.Writes.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_differs_is_changed_and_then_left_alone(string release)
    {
        await using var katello = TestKatello.Start(release);
        var (seed, day) = (katello.Seed, Dates.Utc(2026, 6, 1, 3));
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "weekly", day, enabled: false, productIds: [seed.ProductId, seed.EmptyProductId]);
        var desired = Daily with
        {
            Interval = SyncPlanInterval.CustomCron,
            CronExpression = "0 2 * * *",
            Description = "Core",
            Products = [seed.EmptyProductId, seed.SpareProductId],
        };

        var first = await Ensure(katello, desired);
        katello.Server.ClearRequests();
        var second = await Ensure(katello, desired);

        first.Outcome.Should().Be(EnsureOutcome.Changed);
        first.Differences.Should().BeEquivalentTo([
            new FieldDifference("interval", "weekly", "custom cron"),
            new FieldDifference("sync_date", "2026-06-01 03:00:00 +0000", "2026-06-01 02:30:00 +0000"),
            new FieldDifference("cron_expression", null, "0 2 * * *"),
            new FieldDifference("description", null, "Core"),
        ]);
        first.ProductsAdded.Should().Equal(seed.SpareProductId);
        first.ProductsRemoved.Should().Equal(seed.ProductId);
        first.ProductsNotDone.Should().BeEmpty();
        katello.Stored(Daily.Name).Should().BeEquivalentTo(new
        {
            Interval = "custom cron",
            CronExpression = "0 2 * * *",
            Enabled = (bool?)false,
            ProductIds = new[] { seed.SpareProductId, seed.EmptyProductId }.Order().ToArray(),
        });
        second.Outcome.Should().Be(EnsureOutcome.Unchanged);
        katello.Writes.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Leaving_cron_is_one_change(string release)
    {
        await using var katello = TestKatello.Start(release);
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "custom cron", Daily.SyncDate, cronExpression: "0 2 * * *");

        var first = await Ensure(katello, Daily);
        var second = await Ensure(katello, Daily with { CronExpression = "" });

        first.Differences.Select(difference => difference.Field).Should().Equal("interval", "cron_expression");
        second.Outcome.Should().Be(EnsureOutcome.Unchanged);
        katello.Writes.Should().ContainSingle();
    }

    [Theory]
    [InlineData("3.10", null)]
    [InlineData("3.18", null)]
    [InlineData("3.10", "America/New_York")]
    [InlineData("4.14", "America/New_York")]
    [InlineData("5.0", "Asia/Kolkata")]
    public async Task Instants_are_compared_whatever_zone_they_are_told_in(string release, string? zone)
    {
        await using var katello = TestKatello.Start(release);
        katello.Seed.Admin.TimeZone = zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone);
        var elsewhere = Daily with { SyncDate = new DateTimeOffset(2026, 6, 1, 11, 0, 0, 250, TimeSpan.FromHours(8.5)) };

        var first = await Ensure(katello, Daily);
        var second = await Ensure(katello, elsewhere);

        first.Outcome.Should().Be(EnsureOutcome.Created);
        second.Outcome.Should().Be(EnsureOutcome.Unchanged);
        second.NotComparable.Should().BeEmpty();
    }

    [Theory]
    [InlineData("3.18", "America/New_York", 0)]
    [InlineData("3.18", "America/New_York", 5)]
    [InlineData("4.8", "America/New_York", 1)]
    [InlineData("4.8", "America/New_York", -1)]
    [InlineData("4.8", "Europe/London", 1)]
    [InlineData("4.8", "Asia/Kolkata", 0.5)]
    [InlineData("4.3", "Australia/Lord_Howe", 0)]
    [InlineData("4.8", "Pacific/Kiritimati", 720)]
    public async Task A_date_without_zone_is_found_out_and_changed(string release, string zone, double hours)
    {
        await using var katello = TestKatello.Start(release);
        katello.Seed.Admin.TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);

        // Half of the year lies between the date and the row's other times: their offset is that of another season.
        var winter = Daily with { SyncDate = Dates.Utc(2026, 12, 1, 2, 30) };
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "daily", winter.SyncDate.AddHours(hours));

        var first = await Ensure(katello, winter);
        katello.Server.ClearRequests();
        var second = await Ensure(katello, winter);

        first.Outcome.Should().Be(hours == 0 ? EnsureOutcome.Unchanged : EnsureOutcome.Changed);
        first.NotComparable.Should().BeEmpty();
        first.Differences.Select(difference => difference.Field).Should().Equal(hours == 0 ? [] : ["sync_date"]);
        katello.Stored(Daily.Name).SyncDate.Should().Be(winter.SyncDate);
        second.ToString().Should().Be("Unchanged");
        katello.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_date_without_zone_is_found_out_however_the_client_reads_lists()
    {
        await using var katello = TestKatello.Start("4.8");
        katello.Seed.Admin.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "daily", Daily.SyncDate);
        using var client = katello.Server.CreateClient(katello.Seed.Admin, TestKatello.Quick with { Paging = TestKatello.Partial });

        var result = await client.SyncPlans.EnsureAsync(katello.Organization, Daily, cancellationToken: Cancellation);

        result.ToString().Should().Be("Unchanged");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_date_without_zone_cannot_be_compared_where_the_server_does_not_filter_and_is_left(bool findsAll)
    {
        await using var katello = TestKatello.Start("4.8");
        katello.Seed.Admin.TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "daily", Daily.SyncDate.AddHours(1));
        var handler = new WithoutDateFilter(katello.Server.CreateHandler(), findsAll);
        using var client = new KatelloClient(new HttpMessageInvoker(handler), katello.Server.Endpoint.ToString(), TestKatello.Login(katello.Seed.Admin));
        var plans = client.SyncPlans;

        var same = await plans.EnsureAsync(katello.Organization, Daily, cancellationToken: Cancellation);
        var other = await plans.EnsureAsync(katello.Organization, Daily with { Interval = SyncPlanInterval.Hourly }, cancellationToken: Cancellation);

        same.Outcome.Should().Be(EnsureOutcome.Unchanged);
        same.ToString().Should().Be("Unchanged (? sync_date not comparable)");
        same.NotComparable.Should().Equal("sync_date");
        same.Plan!.SyncDate.Should().BeNull();
        same.Plan.AdditionalData["sync_date"].ToString().Should().Be("\"Sun, 31 May 2026 23:30:00\"");
        other.Differences.Select(difference => difference.Field).Should().Equal("interval");
        katello.Stored(Daily.Name).SyncDate.Should().Be(Daily.SyncDate, "a new schedule is sent as a whole");
    }

    [Theory]
    [InlineData(null, false, false, 0)]
    [InlineData(null, true, true, 0)]
    [InlineData(true, false, true, 1)]
    [InlineData(false, true, false, 1)]
    [InlineData(false, null, null, 0)]
    public async Task Enabled_changes_only_when_it_is_stated(bool? desired, bool? before, bool? after, int writes)
    {
        await using var katello = TestKatello.Start();
        var plan = katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "daily", Daily.SyncDate, enabled: before != false);
        if (before is null)
        {
            katello.Server.LoseRecurringLogic(plan.Id);
        }

        var result = await Ensure(katello, Daily with { Enabled = desired });

        katello.Stored(plan.Id).Enabled.Should().Be(after);
        katello.Writes.Should().HaveCount(writes);
        result.Differences.Should().HaveCount(writes);
    }

    [Fact]
    public async Task A_switch_that_the_server_claims_and_does_not_store_is_reported()
    {
        await using var katello = TestKatello.Start();
        var user = katello.Server.AddUser("switcher", FakeKatelloPermissions.WithoutRecurringLogics);
        using var client = katello.As(user);
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "daily", Daily.SyncDate, enabled: false);

        var result = await client.SyncPlans.EnsureAsync(katello.Organization, Daily with { Enabled = true }, cancellationToken: Cancellation);

        result.NotStored.Should().Equal("enabled");
        result.Outcome.Should().Be(EnsureOutcome.Unchanged);
        result.Plan!.Enabled.Should().BeFalse();
        result.ToString().Should().Contain("! enabled not stored");
    }

    [Fact]
    public async Task An_update_that_prunes_an_empty_product_brings_it_back_or_tells()
    {
        await using var katello = TestKatello.Start("5.0");
        var seed = katello.Seed;
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "weekly", Daily.SyncDate, productIds: [seed.EmptyProductId, seed.SpareProductId]);

        var kept = await Ensure(katello, Daily with { Products = [seed.EmptyProductId, seed.SpareProductId] });
        var untold = await Ensure(katello, Daily with { Interval = SyncPlanInterval.Hourly });

        kept.ProductsAdded.Should().BeEmpty();
        kept.ProductsRemoved.Should().BeEmpty();
        kept.Plan!.Products.Should().HaveCount(2);
        untold.ProductsRemoved.Should().Equal(seed.EmptyProductId);
    }

    [Fact]
    public async Task Products_that_cannot_come_in_are_told_and_change_nothing()
    {
        await using var katello = TestKatello.Start();
        var seed = katello.Seed;
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "daily", Daily.SyncDate);

        var moved = await Ensure(katello, Daily with { Products = [seed.ProductId, 999_999] });
        var again = await Ensure(katello, Daily with { Products = [seed.ProductId, 999_999] });

        moved.Outcome.Should().Be(EnsureOutcome.Changed);
        moved.ProductsMovedFrom.Should().Equal(new Dictionary<int, int> { [seed.ProductId] = seed.SyncPlanId });
        moved.ProductsNotDone.Should().Equal(999_999);
        again.Outcome.Should().Be(EnsureOutcome.Unchanged);
        again.ProductsNotDone.Should().Equal(999_999);
    }

    [Fact]
    public async Task No_products_empty_the_plan_and_unsaid_products_stay()
    {
        await using var katello = TestKatello.Start();
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "daily", Daily.SyncDate, productIds: katello.Seed.SpareProductId);

        var unsaid = await Ensure(katello, Daily);
        var none = await Ensure(katello, Daily with { Products = [] });

        unsaid.Outcome.Should().Be(EnsureOutcome.Unchanged);
        none.ProductsRemoved.Should().Equal(katello.Seed.SpareProductId);
        none.ToString().Should().Be($"Changed (- product {katello.Seed.SpareProductId})");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_dry_run_tells_and_sends_no_change(string release)
    {
        await using var katello = TestKatello.Start(release);
        var seed = katello.Seed;
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "weekly", Daily.SyncDate, productIds: seed.SpareProductId);
        var desired = Daily with { Products = [seed.RedHatProductId] };

        var changing = await Ensure(katello, desired, dryRun: true);
        var creating = await Ensure(katello, desired with { Name = "Other" }, dryRun: true);

        changing.Should().BeEquivalentTo(new
        {
            Outcome = EnsureOutcome.Changed,
            IsDryRun = true,
            Differences = new[] { new FieldDifference("interval", "weekly", "daily") },
            ProductsAdded = new[] { seed.RedHatProductId },
            ProductsRemoved = new[] { seed.SpareProductId },
        });
        changing.ToString().Should().StartWith("would be Changed (interval: weekly -> daily, + product");
        creating.Should().BeEquivalentTo(new { Outcome = EnsureOutcome.Created, IsDryRun = true, Plan = (SyncPlan?)null });
        katello.Writes.Should().BeEmpty();
    }

    private sealed class WithoutDateFilter(HttpMessageHandler inner, bool findsAll) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var uri = request.RequestUri!.AbsoluteUri;
            request.RequestUri = new Uri(findsAll ? uri.Replace("sync_date=", "x=", StringComparison.Ordinal) : uri.Replace("sync_date=2", "sync_date=1", StringComparison.Ordinal));
            return base.SendAsync(request, cancellationToken);
        }
    }

    private static Task<EnsureResult> Ensure(TestKatello katello, DesiredSyncPlan desired, bool dryRun = false) =>
        katello.Plans.EnsureAsync(katello.Organization, desired, new EnsureOptions { DryRun = dryRun }, Cancellation);
}
