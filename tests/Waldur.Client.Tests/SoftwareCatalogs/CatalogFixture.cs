using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

/// <summary>A strict server on a clock that stands still, and its staff's client.</summary>
public abstract class CatalogFixture : IAsyncDisposable
{
    protected const string ListPath = "/api/marketplace-software-catalogs/";
    protected const string ItemPath = "/api/marketplace-software-catalogs/{uuid}/";
    protected const string ImportPath = "/api/marketplace-software-catalogs/import_catalog/";
    protected const string UpdatePath = "/api/marketplace-software-catalogs/{uuid}/update_catalog/";
    protected static readonly WaitOptions TenMinutes = new() { Timeout = TimeSpan.FromMinutes(10), Interval = TimeSpan.FromSeconds(2) };

    protected CatalogFixture()
    {
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = Clock, Mode = FakeServerMode.Strict });
        Waldur = Server.CreateClient(Server.Seed.StaffToken, Unhurried);
    }

    // The clock runs on while a call is under way in real time: no usual limit may come to strike by that.
    protected ClientOptions Unhurried => new() { TimeProvider = Clock, Timeout = TimeSpan.FromDays(1), AttemptTimeout = TimeSpan.FromDays(1) };

    protected FakeClock Clock { get; } = new();

    protected FakeWaldurServer Server { get; }

    protected WaldurClient Waldur { get; }

    protected ISoftwareCatalogs Catalogs => Waldur.SoftwareCatalogs;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Waldur.Dispose();
        await Server.DisposeAsync();
    }

    protected Task<T> RunClockAsync<T>(Task<T> task, TimeSpan? step = null) => Clock.RunUntilCompletedAsync(task, step ?? TimeSpan.FromSeconds(2));

    protected void Fault(FaultKind kind, string method, string path, int? times = 1) =>
        Server.Faults.Add(new FaultRule { Kind = kind, Method = method, Path = path, Times = times });

    /// <summary>A client behind a proxy that does with requests what a test says.</summary>
    protected WaldurClient Connect(InterceptingHandler proxy, ClientOptions? options = null) =>
        new(new HttpMessageInvoker(proxy), Server.Endpoint.ToString(), Credential.FromToken(Server.Seed.StaffToken), options ?? Unhurried);

    protected int Sent(string action) =>
        Server.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith(action, StringComparison.Ordinal));

    protected int Sent(HttpMethod method) => Server.Requests.Count(request => request.Method == method.Method);

    protected async Task<SoftwareCatalog> AddLoadedAsync(string version = "2023.06")
    {
        var added = Server.AddSoftwareCatalog("EESSI", version);
        return (await RunClockAsync(Catalogs.UpdateAndWaitAsync(added.Uuid, cancellationToken: Cancellation))).EnsureLoaded();
    }

    protected sealed class Told<T> : IProgress<T>
    {
        public List<T> Values { get; } = [];

        public void Report(T value)
        {
            lock (Values)
            {
                Values.Add(value);
            }
        }
    }
}
