using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

/// <summary>What tests of the group have in common.</summary>
public abstract class CatalogFixture : StaffFixture
{
    protected const string ListPath = "/api/marketplace-software-catalogs/";
    protected const string ItemPath = "/api/marketplace-software-catalogs/{uuid}/";
    protected const string ImportPath = "/api/marketplace-software-catalogs/import_catalog/";
    protected const string UpdatePath = "/api/marketplace-software-catalogs/{uuid}/update_catalog/";

    /// <summary>The clock may go a step further while the last look-up is under way.</summary>
    protected const string AboutTenMinutes = "60[0-9] s";

    protected static readonly WaitOptions TenMinutes = new() { Timeout = TimeSpan.FromMinutes(10), Interval = TimeSpan.FromSeconds(2) };

    protected ISoftwareCatalogs Catalogs => Waldur.SoftwareCatalogs;

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
