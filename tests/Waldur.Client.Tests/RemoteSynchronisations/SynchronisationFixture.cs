using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>What tests of the group have in common.</summary>
public abstract class SynchronisationFixture : StaffFixture
{
    protected const string Token = "remote-token-that-must-not-be-told";
    protected const string RunPath = "/api/marketplace-remote-synchronisations/{uuid}/run_synchronisation/";
    protected static readonly Guid Organisation = Guid.Parse("7f0c5c9e-2f64-4a7e-9d55-0f4f3f0a1b2c");

    protected IRemoteSynchronisations Synchronisations => Waldur.RemoteSynchronisations;

    protected int Runs => Server.Requests.Count(request => request.Path.EndsWith("/run_synchronisation/", StringComparison.Ordinal));

    protected RemoteSynchronisationCreate Desired(params RemoteLocalCategoryCreate[] categories) => new()
    {
        ApiUrl = "https://remote.example/api/",
        Token = Token,
        RemoteOrganizationUuid = Organisation,
        RemoteOrganizationName = "Remote organisation",
        LocalServiceProvider = Waldur.Urls.For(WaldurObject.ServiceProvider, Server.Seed.Provider.Uuid),
        Categories = categories.Length > 0 ? categories : [Category(Server.Seed.RemoteCategory.Uuid)],
    };

    protected RemoteLocalCategoryCreate Category(Guid remote, string? name = null) => new()
    {
        LocalCategory = Waldur.Urls.For(WaldurObject.Category, Server.Seed.Category.Uuid),
        RemoteCategory = remote,
        RemoteCategoryName = name,
    };

    protected Task<RemoteSynchronisation> CreateAsync() => Synchronisations.CreateAsync(Desired(), Cancellation);

    protected FakeRemoteSynchronisation Add(Guid? organisation = null) => Server.AddRemoteSynchronisation(
        Server.Seed.Provider,
        organisation ?? Guid.NewGuid(),
        new FakeCategoryMapping(Server.Seed.Category, Server.Seed.RemoteCategory.Uuid, "Remote HPC"));
}
