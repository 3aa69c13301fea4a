using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

public class PlainOperationTests : CatalogFixture
{
    [Fact]
    public async Task A_catalog_is_created_read_and_counted()
    {
        var created = await Catalogs.CreateAsync(
            new SoftwareCatalogCreate
            {
                Name = "Own",
                Version = "1.0",
                CatalogType = SoftwareCatalogType.PackageManager,
                SourceUrl = "https://source.example/",
                Description = "For tests",
                Metadata = RawJson.Parse("""{"kind":"conda"}"""),
                AutoUpdateEnabled = false,
            },
            Cancellation);

        var read = await Catalogs.GetAsync(created.Uuid, Cancellation);
        read.Name.Should().Be("Own");
        read.CatalogType.Should().Be(SoftwareCatalogType.PackageManager);
        read.Metadata.ToString().Should().Be("""{"kind":"conda"}""");
        read.AutoUpdateEnabled.Should().BeFalse();
        read.LastUpdateAttempt.Should().BeNull();
        read.UpdateErrors.Should().BeEmpty();
        (await Catalogs.CountAsync(cancellationToken: Cancellation)).Should().Be(1);
        Waldur.Urls.GetUuid(read.Url, WaldurObject.SoftwareCatalog).Should().Be(created.Uuid);
    }

    [Fact]
    public async Task Put_replaces_and_patch_changes()
    {
        var added = Server.AddSoftwareCatalog("Own", "1.0", "source_package");

        var replaced = await Catalogs.ReplaceAsync(
            added.Uuid,
            new SoftwareCatalogUpdate { Name = "Own", Version = "2.0", CatalogType = SoftwareCatalogType.SourcePackage, SourceUrl = "" },
            Cancellation);
        var updated = await Catalogs.UpdateAsync(added.Uuid, new SoftwareCatalogPatch { Description = "Changed" }, Cancellation);

        replaced.Version.Should().Be("2.0");
        updated.Description.Should().Be("Changed");
        updated.Version.Should().Be("2.0");
        updated.CatalogType.Should().Be(SoftwareCatalogType.SourcePackage);
    }

    [Fact]
    public async Task Deleting_tells_whether_it_was_there()
    {
        var added = Server.AddSoftwareCatalog("Own", "1.0");
        var catalog = await Catalogs.GetAsync(added.Uuid, Cancellation);

        (await Catalogs.DeleteAsync(catalog, Cancellation)).Should().BeTrue();
        (await Catalogs.DeleteAsync(catalog.Uuid, Cancellation)).Should().BeFalse();
    }

    [Fact]
    public async Task Every_filter_reaches_the_server()
    {
        Server.AddSoftwareCatalog("Other", "9");
        var wanted = await Catalogs.CreateAsync(
            new SoftwareCatalogCreate
            {
                Name = "Own",
                Version = "1.0",
                CatalogType = SoftwareCatalogType.SourcePackage,
                Description = "Packages for tests",
                AutoUpdateEnabled = false,
            },
            Cancellation);
        MarketplaceSoftwareCatalogsQuery[] queries =
        [
            new() { Name = "Own" },
            new() { Version = "1.0" },
            new() { CatalogType = SoftwareCatalogType.SourcePackage },
            new() { Description = "FOR TESTS" },
            new() { AutoUpdateEnabled = false },
        ];

        foreach (var query in queries)
        {
            (await Catalogs.List(query).ToListAsync(Cancellation)).Should().ContainSingle().Which.Uuid.Should().Be(wanted.Uuid);
            (await Catalogs.CountAsync(query, Cancellation)).Should().Be(1);
        }
    }

    [Fact]
    public async Task The_order_is_sent_as_one_value()
    {
        Server.AddSoftwareCatalog("B", "1");
        Server.AddSoftwareCatalog("A", "1");
        Server.AddSoftwareCatalog("A", "2");
        var query = new MarketplaceSoftwareCatalogsQuery { Ordering = [SoftwareCatalogOrdering.Name, SoftwareCatalogOrdering.VersionDescending] };

        var listed = await Catalogs.List(query, new PageOptions { PageSize = 2 }).ToListAsync(Cancellation);

        listed.Select(catalog => catalog.Name + catalog.Version).Should().Equal("A2", "A1", "B1");
        Server.Requests[0].Query.Should().Match(sent => sent.Contains("o=name,-version") || sent.Contains("o=name%2C-version"));
    }

    [Fact]
    public async Task Discovery_tells_versions_and_bears_that_one_is_unknown()
    {
        Server.AddSoftwareCatalog("EESSI", "2021.12");
        Server.CatalogJobs.SetLatestVersion("Spack", null);

        var discovered = await Catalogs.DiscoverAsync(Cancellation);

        discovered.Select(row => (row.Name, row.LatestVersion, row.ExistingVersion, row.UpdateAvailable))
            .Should().Equal(("EESSI", "2023.06", "2021.12", true), ("Spack", null, null, false));
    }

    [Fact]
    public async Task Plain_jobs_give_what_the_server_says()
    {
        var added = Server.AddSoftwareCatalog("EESSI", "2023.06");

        var import = await Catalogs.ImportCatalogAsync(SoftwareCatalogName.Spack, Cancellation);
        var update = await Catalogs.UpdateCatalogAsync(added.Uuid, Cancellation);

        import.Should().BeEquivalentTo(new { Status = "importing", Name = "Spack" });
        update.Should().BeEquivalentTo(new { Status = "updating", CatalogUuid = added.Uuid });
    }

    [Fact]
    public async Task Everything_works_over_a_port_too()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        server.CatalogJobs.StartDelay = server.CatalogJobs.Duration = TimeSpan.FromMilliseconds(50);
        await server.StartAsync(cancellationToken: Cancellation);
        using var staff = new WaldurClient(server.Endpoint, Credential.FromToken(server.Seed.StaffToken));
        var quick = new WaitOptions { Interval = TimeSpan.FromMilliseconds(20), Timeout = TimeSpan.FromSeconds(30) };

        var imported = (await staff.SoftwareCatalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, quick, cancellationToken: Cancellation)).EnsureLoaded();
        var updated = await staff.SoftwareCatalogs.UpdateAndWaitAsync(imported, quick, cancellationToken: Cancellation);
        var summary = await staff.SoftwareCatalogs.EnsureLatestAsync(new CatalogRefreshOptions { Wait = quick }, cancellationToken: Cancellation);

        updated.Outcome.Should().Be(CatalogOutcome.Updated);
        summary.ToString().Should().Be("1 UpToDate, 1 Imported");
        (await staff.SoftwareCatalogs.CountAsync(cancellationToken: Cancellation)).Should().Be(2);
        (await staff.SoftwareCatalogs.DeleteAsync(imported, Cancellation)).Should().BeTrue();
    }

    [Fact]
    public async Task Others_than_staff_may_only_read()
    {
        Server.AddSoftwareCatalog("EESSI", "2023.06");
        using var user = Server.CreateClient(Server.Seed.UserToken);

        (await user.SoftwareCatalogs.List().ToListAsync(Cancellation)).Should().HaveCount(1);
        var discover = () => user.SoftwareCatalogs.DiscoverAsync(Cancellation);
        var ensure = () => user.SoftwareCatalogs.EnsureLatestAsync(cancellationToken: Cancellation);
        var import = () => user.SoftwareCatalogs.ImportAndWaitAsync(SoftwareCatalogName.Spack, cancellationToken: Cancellation);

        await discover.Should().ThrowAsync<ApiAuthorizationException>();
        await ensure.Should().ThrowAsync<ApiAuthorizationException>();
        await import.Should().ThrowAsync<ApiAuthorizationException>();
    }

    [Fact]
    public async Task All_broken_rules_are_listed_and_nothing_is_sent()
    {
        var name = new string('n', 101);
        var version = new string('v', 51);
        var metadata = RawJson.Parse("[]");
        var create = () => Catalogs.CreateAsync(new() { Name = name, Version = version, SourceUrl = "source", Metadata = metadata }, Cancellation);
        var replace = () => Catalogs.ReplaceAsync(Guid.NewGuid(), new() { Name = name, Version = version, SourceUrl = "source", Metadata = metadata }, Cancellation);
        var patch = () => Catalogs.UpdateAsync(Guid.NewGuid(), new() { Name = name, Version = version, SourceUrl = "source", Metadata = metadata }, Cancellation);
        var blank = () => Catalogs.CreateAsync(new() { Name = " ", Version = "", CatalogType = default(SoftwareCatalogType) }, Cancellation);

        foreach (var send in new[] { create, replace, patch })
        {
            (await send.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().ContainAll(
                "name has 101 characters, more than 100",
                "version has 51 characters, more than 50",
                "source_url is no absolute http or https address",
                "metadata is no JSON object");
        }

        (await blank.Should().ThrowAsync<ArgumentException>()).Which.Message
            .Should().ContainAll("name is empty", "version is empty", "catalog_type is empty");
        Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Empty_ids_and_names_are_refused_before_anything_is_sent()
    {
        var get = () => Catalogs.GetAsync(Guid.Empty, Cancellation);
        var update = () => Catalogs.UpdateAndWaitAsync(Guid.Empty, cancellationToken: Cancellation);
        var import = () => Catalogs.ImportAndWaitAsync(default, cancellationToken: Cancellation);

        await get.Should().ThrowAsync<ArgumentException>();
        await update.Should().ThrowAsync<ArgumentException>();
        await import.Should().ThrowAsync<ArgumentException>();
        Server.Requests.Should().BeEmpty();
    }
}
