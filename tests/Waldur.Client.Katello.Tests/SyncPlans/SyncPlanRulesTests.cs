using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello.Tests;

/// <summary>What the server would respond with 500 or 422 is refused before it is sent; what it takes is not.</summary>
public sealed class SyncPlanRulesTests
{
    private const string Fine = "fine";

    public static TheoryData<string, string, string?, int, string> Plans => new()
    {
        { "P", "daily", null, 2026, Fine },
        { "P", "hourly", "", 2026, Fine },
        { "P", "weekly", null, 1999, Fine },
        { "P", "custom cron", "0 2 * * *", 2026, Fine },
        { "P", "custom cron", "*/5  *\t* * 1-5", 2026, Fine },
        { "P", "custom cron", "0 0 2 * * * Europe/Rome", 2026, Fine },
        { "P", "custom cron", "@daily", 2026, Fine },
        { new string('n', 255), "daily", null, 2026, Fine },
        { "", "daily", null, 2026, "name is empty" },
        { " ", "daily", null, 2026, "name is empty" },
        { " P", "daily", null, 2026, "white space" },
        { "P\n", "daily", null, 2026, "white space" },
        { new string('n', 256), "daily", null, 2026, "256 characters" },
        { string.Concat(Enumerable.Repeat("\U0001F600", 256)), "daily", null, 2026, "256 characters" },
        { "P", "Daily", null, 2026, "'Daily' is no interval" },
        { "P", "monthly", null, 2026, "'monthly' is no interval" },
        { "P", "", null, 2026, "is no interval" },
        { "P", "custom cron", null, 2026, "needs a cron expression" },
        { "P", "custom cron", " ", 2026, "needs a cron expression" },
        { "P", "custom cron", "0 2 * *", 2026, "five fields" },
        { "P", "daily", "0 2 * * *", 2026, "only" },
        { "P", "daily", null, 1, "sync date is not set" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_plan_is_checked_before_it_is_created(string name, string interval, string? cron, int year, string problem)
    {
        await using var katello = TestKatello.Start();
        var plan = new SyncPlanCreate
        {
            Name = name,
            Interval = SyncPlanInterval.From(interval),
            SyncDate = Dates.Utc(year, 1, 1),
            CronExpression = cron,
        };

        var create = () => katello.Plans.CreateAsync(katello.Organization, plan, Cancellation);
        await Expect(katello, create, problem);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_desired_plan_is_checked_before_anything_is_sent(string name, string interval, string? cron, int year, string problem)
    {
        await using var katello = TestKatello.Start();
        var plan = new DesiredSyncPlan
        {
            Name = name,
            Interval = SyncPlanInterval.From(interval),
            SyncDate = Dates.Utc(year, 1, 1),
            CronExpression = cron,
        };

        var ensure = () => katello.Plans.EnsureAsync(katello.Organization, plan, cancellationToken: Cancellation);
        await Expect(katello, ensure, problem);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_whole_change_is_checked_before_it_is_sent(string name, string interval, string? cron, int year, string problem)
    {
        await using var katello = TestKatello.Start();
        var changes = new SyncPlanUpdate
        {
            Name = name,
            Interval = SyncPlanInterval.From(interval),
            SyncDate = Dates.Utc(year, 1, 1),
            CronExpression = cron ?? "",
        };

        var update = () => katello.Plans.UpdateAsync(katello.Organization, katello.Seed.SyncPlanId, changes, Cancellation);
        await Expect(katello, update, problem);
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        await using var katello = TestKatello.Start();
        var plan = new SyncPlanCreate { Name = "", Interval = default, SyncDate = default };

        var create = () => katello.Plans.CreateAsync(katello.Organization, plan, Cancellation);

        (await create.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().ContainAll("name", "interval", "sync date");
    }

    private static async Task Expect<T>(TestKatello katello, Func<Task<T>> call, string problem)
    {
        if (problem == Fine)
        {
            await call.Should().NotThrowAsync();
            return;
        }

        (await call.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain(problem);
        katello.Server.Requests.Should().BeEmpty();
    }
}
