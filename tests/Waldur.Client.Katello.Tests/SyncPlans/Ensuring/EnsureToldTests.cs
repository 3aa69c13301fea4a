using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>A result, and the error of a run that stopped half way, say all that was done.</summary>
public sealed class EnsureToldTests
{
    private static readonly DesiredSyncPlan Daily = new() { Name = "Told", Interval = SyncPlanInterval.Daily, SyncDate = Dates.Utc(2026, 6, 1, 2, 30) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Moved_refused_and_pruned_products_are_told_before_and_after(bool isDryRun)
    {
        await using var katello = TestKatello.Start("4.14");
        var seed = katello.Seed;
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "weekly", Daily.SyncDate, productIds: [seed.EmptyProductId, seed.SpareProductId]);
        var desired = Daily with { Products = [seed.ProductId, seed.DisabledProductId, 999_999], ProductNames = ["EPEL 9", "Nothing"] };

        var result = await katello.Plans.EnsureAsync(katello.Organization, desired, new EnsureOptions { DryRun = isDryRun }, Cancellation);

        result.ToString().Should().Be(
            (isDryRun ? "would be " : "") + "Changed (interval: weekly -> daily"
            + $", + product {seed.ProductId} (from plan {seed.SyncPlanId}), + product {seed.SecondProductId} (from plan {seed.SyncPlanId})"
            + $", - product {seed.EmptyProductId} (pruned: it has no repositories)"
            + $", ! product {seed.DisabledProductId} not done: disabled: no repository of it is enabled"
            + ", ! product 999999 not done: no such product, or it may not be seen"
            + $", ! product {seed.SpareProductId} not done: kept: a product that is named was not found"
            + ", ! product 'Nothing' not found)");
        result.ProductsPruned.Should().Equal(seed.EmptyProductId);
        result.ProductNamesNotFound.Should().Equal("Nothing");
    }

    [Fact]
    public async Task A_run_that_stops_after_the_creation_carries_it()
    {
        await using var katello = TestKatello.Start();
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.Forbidden, Path = "/katello/api/organizations/{id}/sync_plans/{id}/add_products" });

        var ensure = () => katello.Plans.EnsureAsync(katello.Organization, Daily with { Products = [katello.Seed.SpareProductId] }, cancellationToken: Cancellation);

        var error = (await ensure.Should().ThrowAsync<SyncPlanEnsureException>()).Which;
        error.Result.Outcome.Should().Be(EnsureOutcome.Created);
        error.Result.Plan!.Id.Should().Be(katello.Stored(Daily.Name).Id);
        error.Result.ProductsNotDone.Should().Equal(katello.Seed.SpareProductId);
        error.InnerException.Should().BeOfType<ApiAuthorizationException>();
        error.Message.Should().Contain("'Told' stopped half way").And.Contain("Created (! product");
        error.MayHaveActed.Should().BeTrue();
        error.IsTransient.Should().BeFalse();
    }

    [Fact]
    public async Task A_run_that_stops_after_the_update_carries_its_differences()
    {
        await using var katello = TestKatello.Start();
        katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "weekly", Daily.SyncDate, productIds: katello.Seed.SpareProductId);
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.BadGatewayBeforeActing, Path = "/katello/api/organizations/{id}/sync_plans/{id}/remove_products" });

        var ensure = () => katello.Plans.EnsureAsync(katello.Organization, Daily with { Products = [] }, cancellationToken: Cancellation);

        var error = (await ensure.Should().ThrowAsync<SyncPlanEnsureException>()).Which;
        error.Result.Outcome.Should().Be(EnsureOutcome.Changed);
        error.Result.Differences.Should().Equal(new FieldDifference("interval", "weekly", "daily"));
        error.Result.ProductsNotDone.Should().Equal(katello.Seed.SpareProductId);
        error.IsTransient.Should().BeTrue("the gateway may be well again");
    }

    [Fact]
    public async Task A_run_that_has_done_nothing_fails_as_the_call_did()
    {
        await using var katello = TestKatello.Start();
        using var viewer = katello.As(katello.Seed.Viewer);

        var ensure = () => viewer.SyncPlans.EnsureAsync(katello.Organization, Daily, cancellationToken: Cancellation);

        await ensure.Should().ThrowAsync<ApiAuthorizationException>();
    }

    [Fact]
    public async Task Who_may_not_see_products_is_told_that_they_cannot_be_foretold()
    {
        await using var katello = TestKatello.Start();
        var user = katello.Server.AddUser("blind", FakeKatelloPermissions.SyncPlanManager.Where(permission => permission != "view_products"));
        using var client = katello.As(user);
        var desired = Daily with { Products = [katello.Seed.SpareProductId] };

        var foretold = await client.SyncPlans.EnsureAsync(katello.Organization, desired, new EnsureOptions { DryRun = true }, Cancellation);
        var done = await client.SyncPlans.EnsureAsync(katello.Organization, desired, cancellationToken: Cancellation);

        foretold.NotComparable.Should().Equal("products");
        done.ProductsAdded.Should().Equal(katello.Seed.SpareProductId);
        done.NotComparable.Should().BeEmpty();
    }
}
