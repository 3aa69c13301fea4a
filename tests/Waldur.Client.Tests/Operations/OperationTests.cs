using Waldur.Client.Api;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Every operation of the description once, over a loopback port, against a server that refuses what is not described.</summary>
public sealed class OperationTests : IAsyncLifetime
{
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Mode = FakeServerMode.Strict, Seed = 1 });
    private WaldurClient _staff = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeWaldurSeed Seed => _server.Seed;

    private ApiRequestBuilder Api => _staff.Api;

    [Fact]
    public async Task Backend_resource_requests()
    {
        var group = Api.BackendResourceRequests;
        var created = await group.PostAsync(new BackendResourceRequestCreate { Offering = Seed.Offering.Uuid }, Cancellation);
        created.StatusCode.Should().Be(System.Net.HttpStatusCode.Created);
        var item = group[created.Value.Uuid];

        (await item.GetAsync(Cancellation)).Value.OfferingName.Should().Be(Seed.Offering.Name);
        (await item.StartProcessing.PostAsync(Cancellation)).Value.Status.Should().Contain("processing");
        (await item.SetDone.PostAsync(Cancellation)).Value.Status.Should().Contain("done");
        (await item.SetErred.PostAsync(new BackendResourceRequestFailure { ErrorMessage = "m", ErrorTraceback = "" }, Cancellation)).Value.Status.Should().Contain("erred");
        var query = new BackendResourceRequestsQuery
        {
            OfferingUuid = Seed.Offering.Uuid,
            States = [BackendResourceRequestState.Erred, BackendResourceRequestState.Done],
            CreatedAfter = created.Value.Created.AddMinutes(-1),
            CreatedBefore = created.Value.Created.AddMinutes(1),
            ModifiedAfter = created.Value.Created.AddMinutes(-1),
            ModifiedBefore = created.Value.Created.AddMinutes(1),
            StartedAfter = created.Value.Created.AddMinutes(-1),
            FinishedAfter = created.Value.Created.AddMinutes(-1),
            Ordering = [BackendResourceRequestOrdering.CreatedDescending, BackendResourceRequestOrdering.Created],
            Page = 1,
            PageSize = 5,
        };
        (await group.GetAsync(query, Cancellation)).Value.Should().ContainSingle().Which.ErrorMessage.Should().Be("m");
        (await group.HeadAsync(query, Cancellation)).Headers["X-Result-Count"].Should().Be("1");
    }

    [Fact]
    public async Task Backend_resources()
    {
        var group = Api.BackendResources;
        var body = new BackendResourceCreate
        {
            Name = "Größe & Co",
            BackendId = "a/b?c",
            Project = Seed.Project.Uuid,
            Offering = Seed.SharedOffering.Uuid,
            BackendMetadata = RawJson.Parse("""{"limits":{"cpu":2}}"""),
        };
        var first = (await group.PostAsync(body, Cancellation)).Value;
        var second = (await group.PostAsync(body, Cancellation)).Value;
        var query = new BackendResourcesQuery
        {
            BackendId = "a/b?c",
            Name = "größe",
            NameExact = "Größe & Co",
            OfferingUuid = Seed.SharedOffering.Uuid,
            ProjectUuid = Seed.Project.Uuid,
            CreatedAfter = first.Created.AddMinutes(-1),
            CreatedBefore = first.Created.AddMinutes(1),
            ModifiedAfter = first.Created.AddMinutes(-1),
            ModifiedBefore = first.Created.AddMinutes(1),
            Ordering = [BackendResourceOrdering.CreatedDescending],
            Page = 1,
            PageSize = 300,
        };

        (await group.GetAsync(query, Cancellation)).Value.Should().HaveCount(2);
        (await group.HeadAsync(query, Cancellation)).Headers["X-Result-Count"].Should().Be("2");
        (await group[first.Uuid].GetAsync(Cancellation)).Value.BackendMetadata.Should().Be(body.BackendMetadata);
        var resource = (await group[first.Uuid].ImportResource.PostAsync(new BackendResourceImport { Plan = Seed.Plan.Uuid }, Cancellation)).Value;
        resource.State.Should().Be(ResourceState.Ok);
        resource.Limits.Should().ContainKey("cpu").WhoseValue.Should().Be(2);
        (await group[second.Uuid].DeleteAsync(Cancellation)).StatusCode.Should().Be(System.Net.HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Remote_synchronisations()
    {
        var group = Api.MarketplaceRemoteSynchronisations;
        IReadOnlyList<RemoteLocalCategoryCreate> categories = [new() { LocalCategory = Seed.CategoryUrl, RemoteCategory = Seed.RemoteCategory.Uuid, RemoteCategoryName = "Remote HPC" }];
        var organisation = Guid.NewGuid();
        var created = (await group.PostAsync(
            new RemoteSynchronisationCreate
            {
                ApiUrl = "https://remote.example/api/",
                Token = "remote-token",
                RemoteOrganizationUuid = organisation,
                RemoteOrganizationName = "Remote",
                LocalServiceProvider = Seed.ProviderUrl,
                IsActive = false,
                Categories = categories,
            },
            Cancellation)).Value;
        var item = group[created.Uuid];

        var updated = await item.PutAsync(
            new RemoteSynchronisationUpdate
            {
                ApiUrl = "https://other.example/api/",
                Token = "another",
                RemoteOrganizationUuid = organisation,
                RemoteOrganizationName = "Renamed",
                LocalServiceProvider = Seed.ProviderUrl,
                IsActive = true,
                Categories = categories,
            },
            Cancellation);
        updated.Value.RemoteOrganizationName.Should().Be("Renamed");
        (await item.PatchAsync(new RemoteSynchronisationPatch { IsActive = false }, Cancellation)).Value.IsActive.Should().BeFalse();
        (await item.RunSynchronisation.PostAsync(Cancellation)).Value.LastExecution.Should().NotBeNull();
        (await item.GetAsync(Cancellation)).Value.RemoteOrganizationUuid.Should().Be(organisation);
        var query = new MarketplaceRemoteSynchronisationsQuery { Page = 1, PageSize = 10 };
        (await group.GetAsync(query, Cancellation)).Value.Should().ContainSingle().Which.ToString().Should().NotContain("another");
        (await group.HeadAsync(query, Cancellation)).Headers["X-Result-Count"].Should().Be("1");
        (await item.DeleteAsync(Cancellation)).StatusCode.Should().Be(System.Net.HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Software_catalogs()
    {
        var group = Api.MarketplaceSoftwareCatalogs;
        var created = (await group.PostAsync(
            new SoftwareCatalogCreate { Name = "EESSI", Version = "2021.12", CatalogType = SoftwareCatalogType.BinaryRuntime, SourceUrl = "", Metadata = RawJson.EmptyObject },
            Cancellation)).Value;
        var item = group[created.Uuid];

        (await item.PutAsync(new SoftwareCatalogUpdate { Name = "EESSI", Version = "2022.11", Description = "d" }, Cancellation)).Value.Description.Should().Be("d");
        (await item.PatchAsync(new SoftwareCatalogPatch { Version = "2023.06" }, Cancellation)).Value.Version.Should().Be("2023.06");
        (await item.GetAsync(Cancellation)).Value.LastUpdateAttempt.Should().BeNull();
        var job = await item.UpdateCatalog.PostAsync(Cancellation);
        job.StatusCode.Should().Be(System.Net.HttpStatusCode.Accepted);
        job.Value!.CatalogUuid.Should().Be(created.Uuid);
        (await group.ImportCatalog.PostAsync(new SoftwareCatalogImport { Name = SoftwareCatalogName.Spack }, Cancellation)).Value!.Name.Should().Be("Spack");
        (await group.Discover.GetAsync(Cancellation)).Value.Should().HaveCount(2);
        var query = new MarketplaceSoftwareCatalogsQuery { Name = "EESSI", Page = 1, PageSize = 10 };
        (await group.GetAsync(query, Cancellation)).Value.Should().ContainSingle();
        (await group.HeadAsync(query, Cancellation)).Headers["X-Result-Count"].Should().Be("1");
        (await item.DeleteAsync(Cancellation)).StatusCode.Should().Be(System.Net.HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Version() =>
        (await Api.Version.GetAsync(Cancellation)).Value.Version.Should().Be(_server.Version);

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(cancellationToken: Cancellation);
        _staff = new WaldurClient(_server.Endpoint, Credential.FromToken(Seed.StaffToken));
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _server.DisposeAsync();
    }
}
