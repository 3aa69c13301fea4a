using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

public class EnsureLatestTests : CatalogFixture
{
    private static readonly CatalogRefreshOptions Patient = new() { Wait = TenMinutes };

    [Fact]
    public async Task What_is_missing_is_imported_and_what_is_old_is_updated()
    {
        await AddLoadedAsync("2021.12");

        var summary = await EnsureAsync();

        summary.IsLatest.Should().BeTrue();
        summary.ToString().Should().Be("1 Imported, 1 Updated");
        summary.Results[0].ToString().Should().Be("EESSI: Updated, 2021.12 -> 2023.06");
        summary.Results[1].ToString().Should().Be("Spack: Imported, 0.23.1");
        Server.SoftwareCatalogs.Select(row => row.Version).Should().BeEquivalentTo("2023.06", "0.23.1");
    }

    [Fact]
    public async Task A_second_time_nothing_is_sent()
    {
        await EnsureAsync();
        Server.ClearRequests();

        var summary = await EnsureAsync();

        summary.ToString().Should().Be("2 UpToDate");
        Server.Requests.Should().OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task Only_named_catalogs_are_touched_and_unknown_names_are_reported()
    {
        var summary = await EnsureAsync(Patient with { Names = [SoftwareCatalogName.Spack, SoftwareCatalogName.From("Conda")] });

        summary.Results.Select(result => (result.Name, result.Outcome)).Should().Equal(("Spack", CatalogOutcome.Imported), ("Conda", CatalogOutcome.Failed));
        summary.Results[1].Reason.Should().Be("The server knows no source of a catalog Conda.");
        summary.IsLatest.Should().BeFalse();
        Server.SoftwareCatalogs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_version_that_is_not_known_is_told_and_nothing_is_done()
    {
        Server.CatalogJobs.SetLatestVersion("Spack", null);

        var summary = await EnsureAsync(Patient with { Names = [SoftwareCatalogName.Spack] });

        summary.Results.Single().Outcome.Should().Be(CatalogOutcome.VersionUnknown);
        Sent(HttpMethod.Post).Should().Be(0);
    }

    [Theory]
    [InlineData(true, "2021.12")]
    [InlineData(false, "2023.06")]
    public async Task A_catalog_that_could_not_be_loaded_gets_its_version_back(bool restores, string version)
    {
        await AddLoadedAsync("2021.12");
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no space"));

        var summary = await EnsureAsync(Eessi with { RestoreVersion = restores });

        var result = summary.Results.Single();
        result.Outcome.Should().Be(CatalogOutcome.Failed);
        result.Reason.Should().Be("Catalog update failed: no space");
        result.VersionBefore.Should().Be("2021.12");
        result.VersionAfter.Should().Be(version);
        Server.SoftwareCatalogs.Single().Version.Should().Be(version);
        (await EnsureAsync(Eessi)).Results.Single().Outcome.Should().Be(CatalogOutcome.Updated, "it is tried again");
    }

    [Fact]
    public async Task A_job_that_never_begins_does_not_make_the_catalog_look_new()
    {
        await AddLoadedAsync("2021.12");
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die());

        (await EnsureAsync(Eessi)).Results.Single().Outcome.Should().Be(CatalogOutcome.NotStarted);
        var again = (await EnsureAsync(Eessi)).Results.Single();

        again.Outcome.Should().Be(CatalogOutcome.Updated);
        again.VersionBefore.Should().Be("2021.12");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_catalog_of_the_newest_version_that_is_not_loaded_is_loaded(bool afterItBegan)
    {
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die(afterItBegan));
        (await EnsureAsync(Eessi)).Results.Single().IsDeadlineReached.Should().BeTrue();

        (await EnsureAsync(Eessi)).Results.Single().Outcome.Should().Be(CatalogOutcome.Updated);
    }

    [Fact]
    public async Task Of_several_versions_the_newest_is_kept_loaded()
    {
        await AddLoadedAsync();
        Server.AddSoftwareCatalog("EESSI", "2021.12");

        var result = (await EnsureAsync(Eessi)).Results.Single();

        result.Outcome.Should().Be(CatalogOutcome.UpToDate);
        result.VersionAfter.Should().Be("2023.06");
    }

    [Fact]
    public async Task One_bad_catalog_stops_no_other()
    {
        Fault(FaultKind.ConnectionRefused, "POST", ImportPath, times: 1);
        using var hasty = Server.CreateClient(
            Credential.FromToken(Server.Seed.StaffToken),
            Unhurried with { MaxRetries = 0 });

        var summary = await RunClockAsync(hasty.SoftwareCatalogs.EnsureLatestAsync(Patient with { Parallelism = 1 }, cancellationToken: Cancellation));

        summary.Results.Select(result => result.Outcome).Should().Equal(CatalogOutcome.Failed, CatalogOutcome.Imported);
        summary.Results[0].Error.Should().BeOfType<ApiTransportException>();
        summary.Results[0].Reason.Should().Contain("import_catalog");
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    public async Task Setting_the_version_survives_a_lost_response(FaultKind fault)
    {
        await AddLoadedAsync("2021.12");
        Fault(fault, "PATCH", ItemPath);

        (await EnsureAsync(Eessi)).Results.Single().Outcome.Should().Be(CatalogOutcome.Updated);
        Server.SoftwareCatalogs.Single().Version.Should().Be("2023.06");
    }

    [Fact]
    public async Task A_version_that_cannot_be_set_back_is_reported()
    {
        await AddLoadedAsync("2021.12");
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no space"));
        Server.Faults.Add(new FaultRule { Kind = FaultKind.GatewayTimeoutBeforeActing, Method = "PATCH", Path = ItemPath, Skip = 1 });

        var result = (await EnsureAsync(Eessi)).Results.Single();

        result.VersionAfter.Should().Be("2023.06");
        result.Reason.Should().StartWith("Catalog update failed: no space").And.Contain("old version, 2021.12, could not be set again");
    }

    [Fact]
    public async Task Every_step_is_reported()
    {
        await AddLoadedAsync("2021.12");
        Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no space"));
        var told = new Told<CatalogProgress>();

        await RunClockAsync(Catalogs.EnsureLatestAsync(Patient with { Parallelism = 1 }, told, Cancellation));

        told.Values.Where(step => step.Discovery.Name == "EESSI").Select(step => step.Stage).Distinct().Should().Equal(
            CatalogStage.SettingVersion, CatalogStage.Updating, CatalogStage.RestoringVersion, CatalogStage.Ended);
        told.Values.Where(step => step.Discovery.Name == "Spack").Select(step => step.Stage).Distinct().Should().Equal(
            CatalogStage.Importing, CatalogStage.Ended);
        told.Values.Where(step => step.Result is not null).Should().HaveCount(2);
    }

    [Fact]
    public async Task Stopping_tells_what_has_ended()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var summary = await RunClockAsync(Catalogs.EnsureLatestAsync(Patient with { Parallelism = 1 }, new StopAtEnd(source), source.Token));

        summary.IsCancelled.Should().BeTrue();
        summary.IsLatest.Should().BeFalse();
        summary.Results.Should().ContainSingle().Which.Outcome.Should().Be(CatalogOutcome.Imported);
    }

    [Fact]
    public void Impossible_parallelism_is_refused()
    {
        var none = () => new CatalogRefreshOptions { Parallelism = 0 };

        none.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static CatalogRefreshOptions Eessi => Patient with { Names = [SoftwareCatalogName.Eessi] };

    private Task<CatalogSummary> EnsureAsync(CatalogRefreshOptions? options = null) =>
        RunClockAsync(Catalogs.EnsureLatestAsync(options ?? Patient, cancellationToken: Cancellation));

    private sealed class StopAtEnd(CancellationTokenSource source) : IProgress<CatalogProgress>
    {
        public void Report(CatalogProgress value)
        {
            if (value.Result is not null)
            {
                source.Cancel();
            }
        }
    }
}
