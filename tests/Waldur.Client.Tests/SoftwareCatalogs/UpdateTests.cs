using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

public class UpdateTests : CatalogFixture
{
    [Fact]
    public async Task An_update_is_waited_for_until_it_is_loaded()
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Succeed(500, 2_000, 8));

        var result = await UpdateAsync(catalog.Uuid);

        result.Outcome.Should().Be(CatalogOutcome.Updated);
        result.Before!.PackageCount.Should().Be(412);
        result.Catalog!.PackageCount.Should().Be(500);
        result.Catalog.VersionCount.Should().Be(2_000);
        result.Catalog.TargetCount.Should().Be(8);
        result.Catalog.LastSuccessfulUpdate.Should().BeAfter(result.Before.LastSuccessfulUpdate!.Value);
        result.EnsureLoaded().Should().BeSameAs(result.Catalog);
    }

    [Fact]
    public async Task An_earlier_success_is_not_taken_for_this_one()
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die());

        var result = await UpdateAsync(catalog.Uuid);

        result.Outcome.Should().Be(CatalogOutcome.NotStarted);
        result.Reason.Should().MatchRegex($"did not begin within {AboutTenMinutes}");
    }

    [Fact]
    public async Task A_worker_that_dies_at_work_ends_at_the_deadline()
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die(afterItBegan: true));

        var result = await UpdateAsync(catalog.Uuid);

        result.Outcome.Should().Be(CatalogOutcome.NotFinished);
        result.IsLoaded.Should().BeFalse();
    }

    [Fact]
    public async Task The_same_failure_twice_is_told_twice_and_at_once()
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no space"), FakeCatalogJobOutcome.Fail("no space"), FakeCatalogJobOutcome.Succeed());

        var first = await UpdateAsync(catalog.Uuid);
        var second = await UpdateAsync(catalog.Uuid);
        var third = await UpdateAsync(catalog.Uuid);

        foreach (var result in new[] { first, second })
        {
            result.Outcome.Should().Be(CatalogOutcome.Failed);
            result.Reason.Should().Be("Catalog update failed: no space");
            result.Wait!.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1));
        }

        third.Outcome.Should().Be(CatalogOutcome.Updated);
        third.Catalog!.UpdateErrors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_of_an_earlier_job_that_still_ran_is_not_taken_for_this_ones()
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Duration = TimeSpan.FromSeconds(40);
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("earlier"), FakeCatalogJobOutcome.Succeed());
        await Catalogs.UpdateCatalogAsync(catalog.Uuid, Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Server.CatalogJobs.StartDelay = TimeSpan.FromSeconds(60);

        var result = await UpdateAsync(catalog.Uuid);

        result.Outcome.Should().Be(CatalogOutcome.Updated);
    }

    [Fact]
    public async Task Progress_tells_the_catalog_as_it_changes()
    {
        var catalog = await AddLoadedAsync();
        var told = new Told<SoftwareCatalog>();

        await RunClockAsync(Catalogs.UpdateAndWaitAsync(catalog, TenMinutes, told, Cancellation));

        told.Values.Should().HaveCountGreaterThan(2);
        told.Values.Select(value => value.LastUpdateAttempt).Distinct().Should().HaveCount(2);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, 1)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, 1)]
    [InlineData(FaultKind.ResetBeforeActing, 2)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing, 2)]
    public async Task A_lost_response_is_waited_for_before_the_update_is_sent_again(FaultKind fault, int sends)
    {
        var catalog = await AddLoadedAsync();
        Server.ClearRequests();
        Fault(fault, "POST", UpdatePath);

        var result = await UpdateAsync(catalog.Uuid);

        result.Outcome.Should().Be(CatalogOutcome.Updated);
        Sent("/update_catalog/").Should().Be(sends);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, 1)]
    [InlineData(FaultKind.ResetBeforeActing, 2)]
    public async Task Clearing_old_errors_survives_a_lost_response(FaultKind fault, int patches)
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("old"));
        await UpdateAsync(catalog.Uuid);
        Fault(fault, "PATCH", ItemPath);

        (await UpdateAsync(catalog.Uuid)).Outcome.Should().Be(CatalogOutcome.Updated);

        Sent(HttpMethod.Patch).Should().Be(patches);
    }

    [Fact]
    public async Task A_catalog_without_a_source_or_a_missing_one_throws()
    {
        var own = Server.AddSoftwareCatalog("Own", "1", "package_manager");
        var update = () => UpdateAsync(own.Uuid);
        var missing = () => UpdateAsync(Guid.NewGuid());

        await update.Should().ThrowAsync<ApiValidationException>().WithMessage("*No loader configuration*");
        await missing.Should().ThrowAsync<ApiNotFoundException>();
    }

    [Fact]
    public async Task A_catalog_that_is_deleted_meanwhile_throws()
    {
        var catalog = await AddLoadedAsync();
        Server.CatalogJobs.Duration = TimeSpan.FromMinutes(5);
        var updating = Catalogs.UpdateAndWaitAsync(catalog.Uuid, TenMinutes with { FirstDelay = TimeSpan.FromSeconds(10) }, cancellationToken: Cancellation);
        while (Sent("/update_catalog/") < 2 || Server.Requests[^1].Status is null)
        {
            await Task.Yield();
        }

        await Catalogs.DeleteAsync(catalog.Uuid, Cancellation);
        var wait = () => RunClockAsync(updating);

        await wait.Should().ThrowAsync<ApiNotFoundException>();
    }

    private Task<CatalogResult> UpdateAsync(Guid uuid) => RunClockAsync(Catalogs.UpdateAndWaitAsync(uuid, TenMinutes, cancellationToken: Cancellation));
}
