using System.Text;
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
        { "P", "custom cron", "0,30 0-6/2 1,15 JAN-mar,12 mon-FRI", 2026, Fine },
        { "P", "custom cron", "* * * * */5", 2026, Fine },
        { "P", "custom cron", "0 2 * * 7", 2026, Fine },
        { "P", "custom cron", " 0 2 * * * UTC ", 2026, Fine },
        { "P", "custom cron", "0 2 * * * CET", 2026, Fine },
        { "P", "custom cron", "0 2 * * * EST5EDT", 2026, Fine },
        { "P", "custom cron", "0 2 * * * Japan", 2026, Fine },
        { "P", "custom cron", "0 2 * * * America/Argentina/Buenos_Aires", 2026, Fine },
        { "P", "custom cron", "0 0 2 * * MON NZ", 2026, Fine },
        { "P", "custom cron", "0 0 2 * * MON", 2026, Fine },
        { "P", "custom cron", "@daily Europe/Rome", 2026, Fine },
        { "P", "custom cron", "@noon GMT", 2026, Fine },
        { "P", "custom cron", "5/10 22-4 * nov-feb 5-1", 2026, Fine },
        { "P", "custom cron", "/15 24 L,-2,25-L * mon#1,fri#-1,sun#L", 2026, Fine },
        { "P", "custom cron", "*/90 3 * * *", 2026, Fine },
        { "P", "daily", null, 1969, Fine },
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
        { "P", "custom cron", "a b c d e", 2026, "minute 'a'" },
        { "P", "custom cron", "99 3 * * *", 2026, "minute '99'" },
        { "P", "custom cron", "0 25 * * *", 2026, "hour '25'" },
        { "P", "custom cron", "0 3 0 * *", 2026, "day of month '0'" },
        { "P", "custom cron", "0 3 * 13 *", 2026, "month '13'" },
        { "P", "custom cron", "0 3 * * 8", 2026, "day of week '8'" },
        { "P", "custom cron", "0 3 * january *", 2026, "month 'january'" },
        { "P", "custom cron", "*/0 3 * * *", 2026, "minute '*/0'" },
        { "P", "custom cron", "/ 3 * * *", 2026, "minute '/'" },
        { "P", "custom cron", "L 3 * * *", 2026, "minute 'L'" },
        { "P", "custom cron", "0 3 * * L", 2026, "day of week 'L'" },
        { "P", "custom cron", "0 3 32-L * *", 2026, "day of month '32-L'" },
        { "P", "custom cron", "0 3 * * mon#6", 2026, "day of week 'mon#6'" },
        { "P", "custom cron", "0 3 * * mon%0", 2026, "day of week 'mon%0'" },
        { "P", "custom cron", "0 3 mon#1 * *", 2026, "day of month 'mon#1'" },
        { "P", "custom cron", "0, 3 * * *", 2026, "minute '0,'" },
        { "P", "custom cron", "-1 3 * * *", 2026, "minute '-1'" },
        { "P", "custom cron", "60 0 3 * * *", 2026, "second '60'" },
        { "P", "custom cron", "0 0 3 * * * *", 2026, "five fields" },
        { "P", "custom cron", "0 3 * * * nowhere", 2026, "day of week 'nowhere'" },
        { "P", "custom cron", "@nonsense", 2026, "'@nonsense' is no word" },
        { "P", "custom cron", "@daily 5", 2026, "is no word" },
        { "P", "custom cron", "@daily nowhere", 2026, "is no word" },
        { "P", "custom cron", "@daily Europe/Rome CET", 2026, "is no word" },
        { "P", "custom cron", "0 3 * * * Europe/", 2026, "day of week 'Europe/'" },
        { "nul \0", "daily", null, 2026, "NUL" },
        { "P", "daily", "0 2 * * *", 2026, "only" },
        { "P", "daily", null, 1, "sync date is not set" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Half_a_character_is_not_sent(int place)
    {
        await using var katello = TestKatello.Start();
        string half = new(['P', '\ud83d', 'Q']);
        var desired = new DesiredSyncPlan
        {
            Name = place == 0 ? half : "P",
            Description = place == 1 ? half : "d",
            ProductNames = place == 2 ? [half] : null,
            Interval = SyncPlanInterval.Daily,
            SyncDate = Dates.Utc(2026, 6, 1),
        };

        var ensure = () => katello.Plans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);

        (await ensure.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("half a character");
        katello.Server.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("3.10", "0 0 2 * * *", false)]
    [InlineData("4.8", "0 2 * * * Europe/Rome", false)]
    [InlineData("4.8", "@daily", false)]
    [InlineData("4.8", "0 2 * * * CET", false)]
    [InlineData("4.8", "@daily Europe/Rome", false)]
    [InlineData("4.8", "5/10 2 * * *", false)]
    [InlineData("4.8", "0 22-4 * * *", false)]
    [InlineData("4.8", "0 24 * * *", false)]
    [InlineData("4.8", "0 2 L * *", false)]
    [InlineData("4.8", "0 2 * * mon#1", false)]
    [InlineData("4.8", "0 2 * * *", true)]
    [InlineData("4.8", "0 2 * * mon-fri", true)]
    [InlineData("4.9", "0 0 2 * * *", true)]
    [InlineData("4.9", "0 2 * * * Europe/Rome", true)]
    [InlineData("5.0", "@daily", true)]
    public async Task What_only_newer_servers_understand_is_sent_to_them_alone(string release, string cron, bool isSent)
    {
        await using var katello = TestKatello.Start(release);
        var (organization, custom, date) = (katello.Organization, SyncPlanInterval.CustomCron, Dates.Utc(2026, 6, 1));
        var plan = katello.Server.AddSyncPlan(katello.Seed.Organization, "Old", "custom cron", date, cronExpression: "0 1 * * *");
        Func<Task>[] calls =
        [
            () => katello.Plans.CreateAsync(organization, new SyncPlanCreate { Name = "A", Interval = custom, SyncDate = date, CronExpression = cron }, Cancellation),
            () => katello.Plans.EnsureAsync(organization, new DesiredSyncPlan { Name = "B", Interval = custom, SyncDate = date, CronExpression = cron }, cancellationToken: Cancellation),
            () => katello.Plans.UpdateAsync(organization, plan.Id, new SyncPlanUpdate { CronExpression = cron }, Cancellation),
            () => katello.Plans.UpdateAsync(plan.Id, new SyncPlanUpdate { Interval = custom, CronExpression = cron, Enabled = true }, Cancellation),
        ];

        foreach (var call in calls)
        {
            if (isSent)
            {
                await call.Should().NotThrowAsync();
            }
            else
            {
                (await call.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("Katello 4.9");
            }
        }

        katello.Writes.Should().HaveCount(isSent ? 4 : 0);
    }

    [Theory]
    [InlineData("0 2 * * * Nowhere")]
    [InlineData("0 2 * * * +02:00")]
    [InlineData("0 2 13& * fri")]
    [InlineData("0 2 * * mon%2+1")]
    public async Task What_only_may_be_a_line_is_left_to_the_server(string cron)
    {
        await using var katello = TestKatello.Start();
        var plan = new SyncPlanCreate { Name = "P", Interval = SyncPlanInterval.CustomCron, SyncDate = Dates.Utc(2026, 6, 1), CronExpression = cron };

        var create = () => katello.Plans.CreateAsync(katello.Organization, plan, Cancellation);

        (await create.Should().ThrowAsync<ApiServerException>()).Which.ServerDetail.Should().Contain("not valid");
        katello.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task Whatever_line_the_server_takes_is_sent()
    {
        await using var katello = TestKatello.Start("4.9");
        using var http = new HttpClient(katello.Server.CreateHandler()) { BaseAddress = katello.Server.Endpoint };
        http.DefaultRequestHeaders.Add("Authorization", katello.Seed.Admin.ToAuthorization());
        var plan = katello.Server.AddSyncPlan(katello.Seed.Organization, "Cron", "custom cron", cronExpression: "0 1 * * *");
        var lines = new CronLines(Environment.TickCount);
        var taken = 0;
        for (var i = 0; i < 1500; i++)
        {
            var line = lines.Next();
            using var content = new StringContent($$"""{"interval":"custom cron","cron_expression":"{{line}}"}""", Encoding.UTF8, "application/json");
            using var response = await http.PutAsync($"katello/api/sync_plans/{plan.Id}", content, Cancellation);
            if (response.IsSuccessStatusCode)
            {
                taken++;
                var update = () => katello.Plans.UpdateAsync(katello.Organization, plan.Id, new SyncPlanUpdate { CronExpression = line }, Cancellation);
                await update.Should().NotThrowAsync("'{0}' is taken (seed {1})", line, lines.Seed);
            }
        }

        taken.Should().BeInRange(150, 1400, "both kinds are to be among the lines (seed {0})", lines.Seed);
    }

    [Theory]
    [MemberData(nameof(TestKatello.Releases), MemberType = typeof(TestKatello))]
    public async Task Whatever_line_passes_is_one_for_every_server(string release)
    {
        await using var katello = TestKatello.Start(release);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var line = string.Join(' ', Field(0, 59), Field(0, 23), Field(1, 31), Field(1, 12), Field(0, 7));
            var desired = new DesiredSyncPlan { Name = "Cron", Interval = SyncPlanInterval.CustomCron, SyncDate = Dates.Utc(2026, 6, 1), CronExpression = line };

            var ensure = () => katello.Plans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);

            await ensure.Should().NotThrowAsync("'{0}' is a line (seed {1})", line, seed);
        }

        string Field(int first, int last) => string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Part(first, last)));

        string Part(int first, int last)
        {
            var from = random.Next(first, last + 1);
            var to = random.Next(from, last + 1);
            return random.Next(5) switch { 0 => "*", 1 => $"{from}", 2 => $"{from}-{to}", 3 => $"*/{random.Next(1, last)}", _ => $"{from}-{to}/{random.Next(1, last)}" };
        }
    }

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
