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
    public async Task A_run_that_is_cancelled_half_way_carries_what_was_done()
    {
        await using var katello = TestKatello.Start();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        katello.Server.Faults.Add(new FaultRule
        {
            Kind = FaultKind.Hang,
            Path = "/katello/api/organizations/{id}/sync_plans/{id}/add_products",
            When = _ =>
            {
                cancellation.Cancel();
                return true;
            },
        });

        var ensure = () => katello.Plans.EnsureAsync(katello.Organization, Daily with { Products = [katello.Seed.SpareProductId] }, cancellationToken: cancellation.Token);

        var error = (await ensure.Should().ThrowAsync<SyncPlanEnsureCanceledException>()).Which;
        error.Result.Outcome.Should().Be(EnsureOutcome.Created);
        error.Result.ProductsNotDone.Should().Equal(katello.Seed.SpareProductId);
        error.CancellationToken.Should().Be(cancellation.Token);
        error.Message.Should().Contain("'Told' was cancelled half way").And.Contain("Created");
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_anything_was_done_is_cancelled_and_no_more()
    {
        await using var katello = TestKatello.Start();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var ensure = () => katello.Plans.EnsureAsync(katello.Organization, Daily, cancellationToken: cancellation.Token);

        (await ensure.Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeOfType<SyncPlanEnsureCanceledException>();
    }

    [Fact]
    public async Task Products_that_came_in_before_another_failed_are_told()
    {
        await using var katello = TestKatello.Start();
        var seed = katello.Seed;
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "daily", Daily.SyncDate);

        // The first call is refused for one of them; of the halves, one comes in and the other fails.
        var add = katello.Server.Faults.For("PUT /katello/api/organizations/{id}/sync_plans/{id}/add_products");
        add.Next(Fault.Respond(422, "{\"displayMessage\":\"no\",\"errors\":[\"no\"]}"));
        add.Skip(1).Next(FaultKind.Forbidden);

        var ensure = () => katello.Plans.EnsureAsync(
            katello.Organization, Daily with { Products = [seed.SpareProductId, seed.SecondProductId] }, cancellationToken: Cancellation);

        var error = (await ensure.Should().ThrowAsync<SyncPlanEnsureException>()).Which;
        error.Result.ProductsAdded.Should().ContainSingle();
        error.Result.ProductsNotDone.Should().ContainSingle();
        error.InnerException.Should().BeOfType<ApiAuthorizationException>();
    }

    [Fact]
    public async Task Products_that_came_in_before_the_caller_cancelled_are_said()
    {
        await using var katello = TestKatello.Start();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var seed = katello.Seed;
        katello.Server.AddSyncPlan(seed.Organization, Daily.Name, "daily", Daily.SyncDate);

        // The first call is refused for one of them; of the halves, one comes in, and with the other the caller cancels.
        var calls = 0;
        katello.Server.Faults.For("PUT /katello/api/organizations/{id}/sync_plans/{id}/add_products")
            .Next(Fault.Respond(422, "{\"displayMessage\":\"no\",\"errors\":[\"no\"]}"));
        katello.Server.Faults.Add(new FaultRule
        {
            Kind = FaultKind.Hang,
            Path = "/katello/api/organizations/{id}/sync_plans/{id}/add_products",
            When = _ =>
            {
                if (++calls < 2)
                {
                    return false;
                }

                cancellation.Cancel();
                return true;
            },
        });

        var ensure = () => katello.Plans.EnsureAsync(
            katello.Organization, Daily with { Products = [seed.SpareProductId, seed.SecondProductId] }, cancellationToken: cancellation.Token);

        var error = (await ensure.Should().ThrowAsync<SyncPlanEnsureCanceledException>()).Which;
        error.Result.ProductsAdded.Should().ContainSingle();
        error.Result.ProductsNotDone.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultKind.CommitLater)]
    [InlineData(FaultKind.GatewayTimeoutCommitLater)]
    public async Task A_late_change_does_not_overwrite_what_is_ensured_after_it(FaultKind fault)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        var plan = katello.Server.AddSyncPlan(katello.Seed.Organization, Daily.Name, "weekly", Daily.SyncDate);
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Method = "PUT", Path = TestKatello.AnyPlan, Times = 1 });

        // The first change commits four seconds after its connection is gone; the second is ensured as soon as the first is.
        await katello.Clock.RunUntilCompletedAsync(
            client.SyncPlans.EnsureAsync(katello.Organization, Daily, cancellationToken: Cancellation), TimeSpan.FromSeconds(1));
        await katello.Clock.RunUntilCompletedAsync(
            client.SyncPlans.EnsureAsync(katello.Organization, Daily with { Interval = SyncPlanInterval.Hourly }, cancellationToken: Cancellation), TimeSpan.FromSeconds(1));
        katello.Clock.Advance(TimeSpan.FromMinutes(5));

        katello.Stored(plan.Id).Interval.Should().Be("hourly");
        katello.Server.Requests.Count(request => request.Method == "PUT").Should().Be(2, "the late one was waited for, and not sent twice");
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
