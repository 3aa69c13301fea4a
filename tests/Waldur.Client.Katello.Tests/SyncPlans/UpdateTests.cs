using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

public sealed class UpdateTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_new_schedule_leaves_a_disabled_plan_disabled(string release)
    {
        await using var katello = TestKatello.Start(release);
        var (organization, id) = (katello.Organization, katello.Seed.DisabledSyncPlanId);

        var byId = await katello.Plans.UpdateAsync(organization, id, new SyncPlanUpdate { Interval = SyncPlanInterval.Daily }, Cancellation);
        var byPlan = await katello.Plans.UpdateAsync(byId, new SyncPlanUpdate { SyncDate = Dates.Utc(2026, 7, 1, 4) }, Cancellation);

        byId.Enabled.Should().BeFalse();
        byPlan.Enabled.Should().BeFalse();
        byPlan.NextSync.Should().BeNull();
        katello.Stored(id).Should().BeEquivalentTo(new { Interval = "daily", Enabled = (bool?)false, SyncDate = Dates.Utc(2026, 7, 1, 4) });
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Plans_are_changed_and_deleted_without_their_organization(string release)
    {
        await using var katello = TestKatello.Start(release, FakeServerMode.Strict);
        var (id, other) = (katello.Seed.DisabledSyncPlanId, katello.Seed.OtherSyncPlanId);

        var changed = await katello.Plans.UpdateAsync(id, new SyncPlanUpdate { Interval = SyncPlanInterval.Hourly }, Cancellation);
        var deleted = await katello.Plans.DeleteAsync(other, Cancellation);
        var again = await katello.Plans.DeleteAsync(other, Cancellation);
        var byPlan = await katello.Plans.DeleteAsync(changed, Cancellation);

        changed.Should().BeEquivalentTo(new { Id = id, Interval = SyncPlanInterval.Hourly, Enabled = (bool?)false });
        (deleted, again, byPlan).Should().Be((true, false, true));
        katello.Server.Requests.Should().OnlyContain(request => request.Acted);
        katello.Server.SyncPlans.Select(plan => plan.Id).Should().Equal(katello.Seed.SyncPlanId);
    }

    [Fact]
    public async Task A_new_schedule_enables_a_plan_when_the_caller_says_so()
    {
        await using var katello = TestKatello.Start();
        var changes = new SyncPlanUpdate { SyncDate = Dates.Utc(2026, 7, 1), Enabled = true };

        var plan = await katello.Plans.UpdateAsync(katello.Organization, katello.Seed.DisabledSyncPlanId, changes, Cancellation);

        plan.Enabled.Should().BeTrue();
        katello.Server.Requests.Select(request => request.Method).Should().Equal("GET", "PUT", "GET");
    }

    [Fact]
    public async Task An_empty_change_is_not_sent()
    {
        await using var katello = TestKatello.Start();
        var plan = await katello.Plans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Server.ClearRequests();

        (await katello.Plans.UpdateAsync(plan, new SyncPlanUpdate(), Cancellation)).Should().BeSameAs(plan);
        katello.Server.Requests.Should().BeEmpty();

        (await katello.Plans.UpdateAsync(katello.Organization, plan.Id, new SyncPlanUpdate(), Cancellation)).Name.Should().Be(plan.Name);
        katello.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task Null_clears_the_description_and_absence_leaves_it()
    {
        await using var katello = TestKatello.Start();
        var (organization, id) = (katello.Organization, katello.Seed.SyncPlanId);

        await katello.Plans.UpdateAsync(organization, id, new SyncPlanUpdate { Description = "Text" }, Cancellation);
        await katello.Plans.UpdateAsync(organization, id, new SyncPlanUpdate { Name = "Renamed" }, Cancellation);
        katello.Stored(id).Should().BeEquivalentTo(new { Name = "Renamed", Description = "Text" });

        await katello.Plans.UpdateAsync(organization, id, new SyncPlanUpdate { Description = null }, Cancellation);
        katello.Stored(id).Description.Should().BeNull();
    }

    [Fact]
    public async Task A_cron_plan_keeps_its_line_when_only_the_date_changes()
    {
        await using var katello = TestKatello.Start();
        var plan = katello.Server.AddSyncPlan(katello.Seed.Organization, "Cron", "custom cron", enabled: false, cronExpression: "0 2 * * *");

        await katello.Plans.UpdateAsync(katello.Organization, plan.Id, new SyncPlanUpdate { SyncDate = Dates.Utc(2026, 8, 1) }, Cancellation);
        katello.Stored(plan.Id).Should().BeEquivalentTo(new { CronExpression = "0 2 * * *", Enabled = (bool?)false });

        await katello.Plans.UpdateAsync(
            katello.Organization, plan.Id, new SyncPlanUpdate { Interval = SyncPlanInterval.CustomCron, Enabled = true }, Cancellation);
        katello.Stored(plan.Id).CronExpression.Should().Be("0 2 * * *");

        await katello.Plans.UpdateAsync(katello.Organization, plan.Id, new SyncPlanUpdate { Interval = SyncPlanInterval.Daily }, Cancellation);
        katello.Stored(plan.Id).CronExpression.Should().BeNullOrEmpty();
    }

    [Theory]
    [InlineData("custom cron", null, "0 2 * * *", null, "custom cron without a line of its own")]
    [InlineData("custom cron", "0 2 * * *", "", "0 2 * * *", "an empty line on a cron plan")]
    [InlineData("daily", null, "0 2 * * *", null, "a line on a plan that has another interval")]
    public async Task A_change_that_the_plan_as_it_is_does_not_allow_is_not_sent(string interval, string? cron, string newCron, string? line, string because)
    {
        await using var katello = TestKatello.Start();
        var plan = katello.Server.AddSyncPlan(katello.Seed.Organization, "P", cron is null ? "daily" : interval, cronExpression: line);
        var changes = because.StartsWith("custom", StringComparison.Ordinal)
            ? new SyncPlanUpdate { Interval = SyncPlanInterval.CustomCron, Enabled = true }
            : new SyncPlanUpdate { CronExpression = newCron };

        var update = () => katello.Plans.UpdateAsync(katello.Organization, plan.Id, changes, Cancellation);

        await update.Should().ThrowAsync<ArgumentException>(because);
        katello.Writes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, 1)]
    [InlineData(FaultKind.ResetBeforeActing, 2)]
    public async Task A_change_that_lost_its_response_is_sent_again_only_where_it_is_absent(FaultKind fault, int writes)
    {
        await using var katello = TestKatello.Start();
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Method = "PUT", Times = 1 });

        var plan = await katello.Plans.UpdateAsync(
            katello.Organization, katello.Seed.SyncPlanId, new SyncPlanUpdate { Description = "Once" }, Cancellation);

        plan.Description.Should().Be("Once");
        katello.Writes.Should().HaveCount(writes);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_switch_that_is_claimed_and_not_stored_is_read_back(string release)
    {
        await using var katello = TestKatello.Start(release);
        using var client = katello.As(katello.Server.AddUser("switcher", FakeKatelloPermissions.WithoutRecurringLogics));

        var plan = await client.SyncPlans.UpdateAsync(katello.Organization, katello.Seed.DisabledSyncPlanId, new SyncPlanUpdate { Enabled = true }, Cancellation);

        plan.Enabled.Should().BeFalse("that is what the server has stored");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_plan_has_the_permissions_that_the_caller_has(string release)
    {
        await using var katello = TestKatello.Start(release);

        var plan = await katello.Plans.UpdateAsync(katello.Organization, katello.Seed.SyncPlanId, new SyncPlanUpdate { Description = "d" }, Cancellation);

        plan.Permissions.CanEdit.Should().BeTrue();
        plan.Description.Should().Be("d");
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing, 20)]
    [InlineData(FaultKind.LoginPage, 5)]
    [InlineData(FaultKind.GatewayNotFound, 5)]
    public async Task A_change_whose_result_cannot_be_read_says_that_the_server_has_acted(FaultKind fault, int times)
    {
        await using var katello = TestKatello.Start();
        var plan = await katello.Plans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Method = "GET", Path = TestKatello.AnyPlan, Times = times });

        var update = await katello.Plans.UpdateAsync(plan, new SyncPlanUpdate { Enabled = false }, Cancellation).ContinueWith(task => task, TaskScheduler.Default);

        // Either a patient look-up has outlived the faults, or the error says what may have happened.
        var acted = update.IsCompletedSuccessfully ? (await update).Enabled == false : update.Exception!.InnerException is ApiException { MayHaveActed: true };
        acted.Should().BeTrue();
        katello.Stored(plan.Id).Enabled.Should().BeFalse();
    }

    [Fact]
    public async Task A_500_in_the_servers_own_words_is_a_mistake_of_the_caller_and_a_proxys_is_not()
    {
        await using var katello = TestKatello.Start();
        katello.Server.Faults.Next(Fault.Respond(500, """{"displayMessage":"Date format is incorrect.","errors":["Date format is incorrect."]}"""));
        katello.Server.Faults.Next(Fault.Respond(500, """{"message":"Interval cannot be nil","errors":["Interval cannot be nil"]}"""));
        katello.Server.Faults.Next(Fault.Page(500));
        katello.Server.Faults.Next(Fault.Respond(500, """{"error":{"message":"Internal Server Error: the server was unable to finish the request."}}"""));
        var get = () => katello.Plans.GetAsync(katello.Organization, 1, Cancellation);

        foreach (var isTransient in (bool[])[false, false, true, true])
        {
            (await get.Should().ThrowAsync<ApiServerException>()).Which.IsTransient.Should().Be(isTransient);
        }
    }

    [Fact]
    public async Task A_500_is_never_sent_again()
    {
        await using var katello = TestKatello.Start();
        katello.Response(500, """{"displayMessage":"undefined method `to_time' for nil","errors":["undefined method"]}""");
        var (organization, id) = (katello.Organization, katello.Seed.SyncPlanId);
        Func<Task>[] calls =
        [
            () => katello.Plans.GetAsync(organization, id, Cancellation),
            () => katello.Plans.List(organization).ToListAsync(Cancellation),
            () => katello.Plans.CreateAsync(
                organization, new SyncPlanCreate { Name = "P", Interval = SyncPlanInterval.Daily, SyncDate = Dates.Utc(2026, 6, 1) }, Cancellation),
            () => katello.Plans.UpdateAsync(organization, id, new SyncPlanUpdate { Description = "x" }, Cancellation),
            () => katello.Plans.DeleteAsync(organization, id, Cancellation),
            () => katello.Plans.RemoveProductsAsync(organization, id, [1], Cancellation),
            () => katello.Plans.SyncAsync(organization, id, Cancellation),
            () => katello.Client.Tasks.WaitAsync("8d9a30f9", cancellationToken: Cancellation),
        ];

        foreach (var call in calls)
        {
            katello.Server.ClearRequests();
            (await call.Should().ThrowAsync<ApiServerException>()).Which.ServerDetail.Should().StartWith("undefined method");
            katello.Server.Requests.Should().ContainSingle();
        }
    }
}
