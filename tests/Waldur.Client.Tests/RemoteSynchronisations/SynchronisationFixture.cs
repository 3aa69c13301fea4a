using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>A strict server on a clock that stands still, and its staff's client.</summary>
public abstract class SynchronisationFixture : IAsyncDisposable
{
    protected const string Token = "remote-token-that-must-not-be-told";
    protected const string RunPath = "/api/marketplace-remote-synchronisations/{uuid}/run_synchronisation/";
    protected static readonly Guid Organisation = Guid.Parse("7f0c5c9e-2f64-4a7e-9d55-0f4f3f0a1b2c");

    protected SynchronisationFixture()
    {
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = Clock, Mode = FakeServerMode.Strict });
        Waldur = Server.CreateClient(Server.Seed.StaffToken, Unhurried);
    }

    // The clock runs on while a call is under way in real time: no usual limit may come to strike by that.
    protected ClientOptions Unhurried => new() { TimeProvider = Clock, Timeout = TimeSpan.FromDays(1), AttemptTimeout = TimeSpan.FromDays(1) };

    protected FakeClock Clock { get; } = new();

    protected FakeWaldurServer Server { get; }

    protected WaldurClient Waldur { get; }

    protected IRemoteSynchronisations Synchronisations => Waldur.RemoteSynchronisations;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected int Runs => Server.Requests.Count(request => request.Path.EndsWith("/run_synchronisation/", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Waldur.Dispose();
        await Server.DisposeAsync();
    }

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

    /// <summary>A client behind a proxy that does with requests what a test says.</summary>
    protected WaldurClient Connect(InterceptingHandler proxy, ClientOptions? options = null) =>
        new(new HttpMessageInvoker(proxy), Server.Endpoint.ToString(), Credential.FromToken(Server.Seed.StaffToken), options ?? Unhurried);

    protected Task<RemoteSynchronisation> CreateAsync() => Synchronisations.CreateAsync(Desired(), Cancellation);

    protected FakeRemoteSynchronisation Add(Guid? organisation = null) => Server.AddRemoteSynchronisation(
        Server.Seed.Provider,
        organisation ?? Guid.NewGuid(),
        new FakeCategoryMapping(Server.Seed.Category, Server.Seed.RemoteCategory.Uuid, "Remote HPC"));

    protected Task<T> RunClockAsync<T>(Task<T> task, TimeSpan? step = null) => Clock.RunUntilCompletedAsync(task, step ?? TimeSpan.FromSeconds(2));

    protected void Fault(FaultKind kind, string method, string path, int? times = 1, int skip = 0) =>
        Server.Faults.Add(new FaultRule { Kind = kind, Method = method, Path = path, Times = times, Skip = skip });
}
