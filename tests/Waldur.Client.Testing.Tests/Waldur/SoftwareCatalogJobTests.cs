namespace Waldur.Client.Testing.Tests;

public sealed class SoftwareCatalogJobTests
{
    private const string Path = "/api/marketplace-software-catalogs/";

    [Fact]
    public async Task Discovery_tells_what_there_is_and_is_not_paged()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddSoftwareCatalog("EESSI", "2021.12");
        waldur.Server.CatalogJobs.SetLatestVersion("Spack", null);

        var response = await waldur.Staff("GET", $"{Path}discover/?page=7&name=x");

        response.Code.Should().Be(200);
        response.Body.Should().Be(
            """
            [{"name":"EESSI","catalog_type":"binary_runtime","latest_version":"2023.06","existing":true,"existing_version":"2021.12","update_available":true},{"name":"Spack","catalog_type":"source_package","latest_version":null,"existing":false,"existing_version":null,"update_available":false}]
            """);
        (await waldur.Staff("HEAD", $"{Path}discover/")).Header("X-Result-Count").Should().BeNull();
        waldur.Server.CatalogJobs.SetLatestVersion("EESSI", "2021.12");
        (await waldur.Staff("GET", $"{Path}discover/")).Json[0]!["update_available"]!.GetValue<bool>().Should().BeFalse();
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task An_imported_catalog_appears_later_and_is_filled_later_still(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.CatalogJobs.StartDelay = TimeSpan.FromSeconds(30);
        waldur.Server.CatalogJobs.Duration = TimeSpan.FromMinutes(10);
        waldur.Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Succeed(3, 5, 2));

        var response = await waldur.Staff("POST", $"{Path}import_catalog/", """{"name":"EESSI"}""");
        var atOnce = await waldur.Staff("GET", Path);
        waldur.Clock.Advance(TimeSpan.FromSeconds(30));
        var begun = (await waldur.Staff("GET", Path)).Json[0]!;
        waldur.Clock.Advance(TimeSpan.FromMinutes(11));
        var ended = (await waldur.Staff("GET", Path)).Json[0]!;

        response.Code.Should().Be(202);
        response.Body.Should().Be("""{"status":"importing","name":"EESSI"}""");
        atOnce.Body.Should().Be("[]");
        begun["version"]!.GetValue<string>().Should().Be("2023.06");
        begun["created"]!.GetValue<string>().Should().Be("2026-01-01T00:00:30.000000+00:00");
        begun["last_update_attempt"]!.GetValue<string>().Should().Be("2026-01-01T00:00:30.000000+00:00");
        begun["last_successful_update"].Should().BeNull();
        ended["last_successful_update"]!.GetValue<string>().Should().Be("2026-01-01T00:10:30.000000+00:00", "jobs run at their own time");
        ended["package_count"]!.GetValue<int>().Should().Be(3);
        ended["version_count"]!.GetValue<int>().Should().Be(5);
        ended["target_count"]!.GetValue<int>().Should().Be(2);
    }

    [Theory]
    [InlineData("""{"name":"Conda"}""", """{"name":["\"Conda\" is not a valid choice."]}""")]
    [InlineData("""{"name":"eessi"}""", """{"name":["\"eessi\" is not a valid choice."]}""")]
    [InlineData("{}", """{"name":["This field is required."]}""")]
    [InlineData("""{"name":"Spack"}""", """["A catalog with name=Spack and type=source_package already exists."]""")]
    public async Task An_import_may_be_refused(string body, string expected)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddSoftwareCatalog("Spack", "0.1", "source_package");

        var response = await waldur.Staff("POST", $"{Path}import_catalog/", body);

        response.Code.Should().Be(400);
        response.Body.Should().Be(expected);
    }

    [Fact]
    public async Task An_import_may_leave_no_trace()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.NeverAppear());
        waldur.Server.CatalogJobs.SetLatestVersion("Spack", null);

        await waldur.Staff("POST", $"{Path}import_catalog/", """{"name":"EESSI"}""");
        await waldur.Staff("POST", $"{Path}import_catalog/", """{"name":"Spack"}""");
        waldur.Clock.Advance(TimeSpan.FromDays(1));

        waldur.Server.SoftwareCatalogs.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_imports_at_once_make_one_catalog()
    {
        await using var waldur = await TestWaldur.StartAsync();

        await waldur.Staff("POST", $"{Path}import_catalog/", """{"name":"EESSI"}""");
        var second = await waldur.Staff("POST", $"{Path}import_catalog/", """{"name":"EESSI"}""");
        waldur.Clock.Advance(TimeSpan.FromDays(1));

        second.Code.Should().Be(202, "the first one has left no trace yet");
        waldur.Server.SoftwareCatalogs.Should().ContainSingle();
    }

    [Fact]
    public async Task An_import_that_fails_says_so_in_the_catalog()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no disk"));

        await waldur.Staff("POST", $"{Path}import_catalog/", """{"name":"EESSI"}""");
        waldur.Clock.Advance(TimeSpan.FromDays(1));

        var row = waldur.Server.SoftwareCatalogs.Should().ContainSingle().Which;
        row.UpdateErrors.Should().Be("Catalog import failed: no disk");
        row.LastSuccessfulUpdate.Should().BeNull();
    }

    [Fact]
    public async Task An_update_keeps_the_version_and_marks_its_beginning_and_end()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddSoftwareCatalog("EESSI", "2021.12");
        waldur.Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Fail("no disk"), FakeCatalogJobOutcome.Succeed());

        var response = await waldur.Staff("POST", $"{Path}{row.Uuid:N}/update_catalog/", """{"whatever":"is ignored"}""");
        var atOnce = waldur.Server.SoftwareCatalogs.Single();
        waldur.Clock.Advance(TimeSpan.FromSeconds(1));
        var begun = waldur.Server.SoftwareCatalogs.Single();
        waldur.Clock.Advance(TimeSpan.FromSeconds(5));
        var failed = waldur.Server.SoftwareCatalogs.Single();
        await waldur.Staff("POST", $"{Path}{row.Uuid:N}/update_catalog/");
        waldur.Clock.Advance(TimeSpan.FromSeconds(6));
        var succeeded = waldur.Server.SoftwareCatalogs.Single();

        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        response.Code.Should().Be(202);
        response.Body.Should().Be($$"""{"status":"updating","catalog_uuid":"{{row.Uuid:N}}"}""");
        atOnce.LastUpdateAttempt.Should().BeNull();
        begun.LastUpdateAttempt.Should().Be(start.AddSeconds(1));
        (failed.UpdateErrors, failed.LastSuccessfulUpdate).Should().Be(("Catalog update failed: no disk", null));
        (succeeded.UpdateErrors, succeeded.LastSuccessfulUpdate).Should().Be(("", start.AddSeconds(12)));
        succeeded.LastUpdateAttempt.Should().Be(start.AddSeconds(7));
        succeeded.Version.Should().Be("2021.12");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_may_die_before_or_after_it_noted_its_beginning(bool afterItBegan)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddSoftwareCatalog("EESSI", "2021.12");
        waldur.Server.CatalogJobs.Script("EESSI", FakeCatalogJobOutcome.Die(afterItBegan));

        await waldur.Staff("POST", $"{Path}{row.Uuid:N}/update_catalog/");
        waldur.Clock.Advance(TimeSpan.FromDays(1));

        var now = waldur.Server.SoftwareCatalogs.Single();
        now.LastUpdateAttempt.HasValue.Should().Be(afterItBegan);
        (now.LastSuccessfulUpdate, now.UpdateErrors).Should().Be((null, ""));
    }

    [Theory]
    [InlineData("X", "package_manager")]
    [InlineData("EESSI", "source_package")]
    public async Task A_catalog_without_a_source_cannot_be_updated(string name, string type)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddSoftwareCatalog(name, "1", type);

        var response = await waldur.Staff("POST", $"{Path}{row.Uuid:N}/update_catalog/");

        response.Code.Should().Be(400);
        response.Body.Should().Be($"[\"No loader configuration found for {name} ({type}).\"]");
    }

    [Fact]
    public async Task The_nightly_job_updates_what_is_to_be_updated()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.AddSoftwareCatalog("EESSI", "1");
        waldur.Server.AddSoftwareCatalog("Other", "1");
        var manual = waldur.Server.AddSoftwareCatalog("Spack", "1", "source_package");
        await waldur.Staff("PATCH", $"{Path}{manual.Uuid:N}/", """{"auto_update_enabled":false}""");

        waldur.Server.RunNightlyCatalogUpdates();
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));

        waldur.Server.SoftwareCatalogs.Where(row => row.LastSuccessfulUpdate is not null).Select(row => row.Name).Should().Equal("EESSI");
    }
}
