using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

public class ImportTests : CatalogFixture
{
    [Fact]
    public async Task An_import_is_waited_for_until_it_is_loaded()
    {
        var told = new Told<SoftwareCatalog>();

        var result = await ImportAsync(told);

        result.Outcome.Should().Be(CatalogOutcome.Imported);
        result.Before.Should().BeNull();
        result.VersionAfter.Should().Be("2023.06");
        result.Catalog!.PackageCount.Should().Be(412);
        result.Reason.Should().BeEmpty();
        result.Wait!.Elapsed.Should().BeCloseTo(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(4));
        result.ToString().Should().Be("EESSI: Imported, 2023.06");
        told.Values.Should().NotBeEmpty();
        told.Values[0].LastSuccessfulUpdate.Should().BeNull("the catalog appears before it is loaded");
    }

    [Fact]
    public async Task A_failure_that_the_server_recorded_is_told_with_its_text()
    {
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no space"));

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.Failed);
        result.Reason.Should().Be("Catalog import failed: no space");
        var ensure = () => result.EnsureLoaded();
        ensure.Should().Throw<CatalogException>().WithMessage("*EESSI: Failed, 2023.06: Catalog import failed: no space");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_catalog_that_never_appears_ends_at_the_deadline(bool hasVersion)
    {
        Server.CatalogJobs.SetLatestVersion("EESSI", hasVersion ? "2023.06" : null);
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.NeverAppear());
        var start = Clock.GetUtcNow();

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.NotAppeared);
        result.IsDeadlineReached.Should().BeTrue();
        result.Catalog.Should().BeNull();
        result.Reason.Should().MatchRegex($"No new catalog EESSI appeared within {AboutTenMinutes}")
            .And.Contain($"This was the import of software catalog EESSI at {Waldur.Endpoint.Authority}.");
        (Clock.GetUtcNow() - start).Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5));
        Sent("/import_catalog/").Should().Be(1, "what got a response is not sent again");
    }

    [Theory]
    [InlineData(false, CatalogOutcome.NotStarted)]
    [InlineData(true, CatalogOutcome.NotFinished)]
    public async Task A_worker_that_dies_ends_at_the_deadline(bool afterItBegan, CatalogOutcome outcome)
    {
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die(afterItBegan));

        var result = await ImportAsync();

        result.Outcome.Should().Be(outcome);
        result.IsDeadlineReached.Should().BeTrue();
        result.Catalog.Should().NotBeNull();
        result.Reason.Should().MatchRegex($"within {AboutTenMinutes}");
    }

    [Fact]
    public async Task Only_a_new_catalog_is_taken_for_the_imported_one()
    {
        Server.AddSoftwareCatalog("EESSI", "2023.06", "source_package");

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.Imported);
        result.Catalog!.CatalogType.Should().Be(SoftwareCatalogType.BinaryRuntime);
    }

    [Fact]
    public async Task A_catalog_that_exists_or_is_unknown_throws()
    {
        Server.AddSoftwareCatalog("EESSI", "2020.01");
        var existing = () => ImportAsync();
        await existing.Should().ThrowAsync<ApiValidationException>().WithMessage("*already exists*");

        Server.Mode = FakeServerMode.Lenient;
        var unknown = () => Catalogs.ImportAndWaitAsync(SoftwareCatalogName.From("Conda"), cancellationToken: Cancellation);
        await unknown.Should().ThrowAsync<ApiValidationException>();
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task A_lost_response_is_no_reason_to_import_twice(FaultKind fault)
    {
        Fault(fault, "POST", ImportPath);

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.Imported);
        result.Error!.MayHaveActed.Should().BeTrue();
        Sent("/import_catalog/").Should().Be(1);
        Server.SoftwareCatalogs.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    public async Task An_import_that_did_not_reach_the_server_is_sent_again_after_a_while(FaultKind fault)
    {
        Fault(fault, "POST", ImportPath);
        var start = Clock.GetUtcNow();

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.Imported);
        (Clock.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(LostResponseOptions.Default.Patience).And.BeLessThan(TimeSpan.FromMinutes(2));
        Sent("/import_catalog/").Should().Be(2);
    }

    [Fact]
    public async Task A_second_import_that_finds_the_first_one_waits_for_it()
    {
        Server.CatalogJobs.StartDelay = TimeSpan.FromMinutes(3);
        Fault(FaultKind.ResetAfterActing, "POST", ImportPath);

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.Imported);
        Server.SoftwareCatalogs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_response_that_stays_away_is_told_in_the_reason()
    {
        Fault(FaultKind.GatewayTimeoutBeforeActing, "POST", ImportPath, times: null);

        var result = await ImportAsync();

        result.Outcome.Should().Be(CatalogOutcome.NotAppeared);
        result.Reason.Should().Contain("The response to the call was lost: POST /api/marketplace-software-catalogs/import_catalog/ failed: 504");
        Sent("/import_catalog/").Should().Be(3);
    }

    [Fact]
    public async Task Looks_that_fail_for_a_while_are_survived()
    {
        Server.Faults.Add(new FaultRule { Kind = FaultKind.BadGatewayBeforeActing, Method = "GET", Path = ListPath, Skip = 1, Times = 8 });

        (await ImportAsync()).Outcome.Should().Be(CatalogOutcome.Imported);
    }

    [Fact]
    public async Task Cancelling_stops_waiting_and_says_so()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var importing = Catalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, TenMinutes, cancellationToken: source.Token);
        while (Server.Requests.Count < 3)
        {
            await Task.Yield();
        }

        await source.CancelAsync();
        var result = await RunClockAsync(importing);

        result.Outcome.Should().Be(CatalogOutcome.Cancelled);
        var ensure = () => result.EnsureLoaded();
        ensure.Should().Throw<OperationCanceledException>();
    }

    private Task<CatalogResult> ImportAsync(IProgress<SoftwareCatalog>? progress = null) =>
        RunClockAsync(Catalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, TenMinutes, progress, Cancellation));
}
