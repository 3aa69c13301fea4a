using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>A gateway's page, of whatever status, in the place of the response to a write.</summary>
public sealed class GatewayPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.EmptyNotFound)]
    [InlineData(FaultKind.NoRoute)]
    [InlineData(FaultKind.ConflictPage)]
    public async Task What_took_effect_behind_it_is_the_result_and_is_sent_once(FaultKind page)
    {
        await using var katello = TestKatello.Start();
        katello.Server.Faults.Add(new FaultRule { Fault = Fault.From(page).AfterActing(), When = request => request.Method != "GET" });

        var plan = await katello.Plans.CreateAsync(katello.Organization, New(), Cancellation);
        var changed = await katello.Plans.UpdateAsync(plan, new SyncPlanUpdate { Description = "changed" }, Cancellation);
        var isDeleted = await katello.Plans.DeleteAsync(changed, Cancellation);
        var run = await katello.Plans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        changed.Description.Should().Be("changed");
        isDeleted.Should().BeTrue();
        run.TaskId.Should().NotBeNull();
        katello.Writes.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.EmptyNotFound)]
    [InlineData(FaultKind.NoRoute)]
    [InlineData(FaultKind.ConflictPage)]
    public async Task What_had_no_effect_is_refused(FaultKind page)
    {
        await using var katello = TestKatello.Start();
        katello.Server.Faults.Add(new FaultRule { Kind = page, When = request => request.Method != "GET" });

        var creating = () => katello.Plans.CreateAsync(katello.Organization, New(), Cancellation);
        var deleting = () => katello.Plans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        (await creating.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeFalse("a look-up has shown that it did not");
        (await deleting.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeFalse("a look-up has shown that it did not");
        katello.Writes.Should().HaveCount(2);
    }

    private static SyncPlanCreate New() => new()
    {
        Name = "new",
        Interval = SyncPlanInterval.Daily,
        SyncDate = new DateTimeOffset(2026, 5, 15, 0, 0, 0, TimeSpan.Zero),
        Enabled = true,
    };
}
