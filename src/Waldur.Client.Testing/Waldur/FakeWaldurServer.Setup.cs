using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <content>What a test puts into the server.</content>
public sealed partial class FakeWaldurServer
{
    /// <summary>Whether personal access tokens are accepted; if not, they are taken for OIDC bearers.</summary>
    public bool PersonalAccessTokensEnabled
    {
        get => _state.PersonalAccessTokensEnabled;
        set => _state.PersonalAccessTokensEnabled = value;
    }

    /// <summary>Whether software catalogs can be read without credentials.</summary>
    public bool AnonymousUsersSeeOfferings
    {
        get => _state.AnonymousUsersSeeOfferings;
        set => _state.AnonymousUsersSeeOfferings = value;
    }

    /// <summary>Whether every user sees every request for backend resources, as on older servers.</summary>
    public bool EveryoneSeesRequests
    {
        get => _state.EveryoneSeesRequests;
        set
        {
            lock (Sync)
            {
                _state.EveryoneSeesRequests = value;
                _state.Lists.Clear();
            }
        }
    }

    /// <summary>
    /// Whether rows that a list's order leaves equal come in another order with every request, as a database is free to do. If
    /// not, they keep the order in which they were made.
    /// </summary>
    public bool MixesTies
    {
        get => _state.MixesTies;
        set => _state.MixesTies = value;
    }

    /// <summary>Adds an organization.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The organization.</returns>
    public FakeCustomer AddCustomer(string name) => Add(_state.Customers, new FakeCustomer(NewUuid(), name));

    /// <summary>Adds a project.</summary>
    /// <param name="customer">The organization that it belongs to.</param>
    /// <param name="name">The name.</param>
    /// <returns>The project.</returns>
    public FakeProject AddProject(FakeCustomer customer, string name) =>
        Add(_state.Projects, new FakeProject(NewUuid(), customer, name));

    /// <summary>Makes an organization a provider of offerings.</summary>
    /// <param name="customer">The organization.</param>
    /// <returns>The provider.</returns>
    public FakeServiceProvider AddServiceProvider(FakeCustomer customer) =>
        Add(_state.ServiceProviders, new FakeServiceProvider(NewUuid(), customer));

    /// <summary>Adds a category of offerings.</summary>
    /// <param name="title">The title.</param>
    /// <returns>The category.</returns>
    public FakeCategory AddCategory(string title) => Add(_state.Categories, new FakeCategory(NewUuid(), title));

    /// <summary>Adds a category of the other Waldur, from which remote synchronisations pull.</summary>
    /// <param name="title">The title over there.</param>
    /// <param name="offerings">The names of its offerings.</param>
    /// <returns>The category.</returns>
    public FakeRemoteCategory AddRemoteCategory(string title, params string[] offerings) =>
        Add(_state.RemoteCategories, new FakeRemoteCategory(NewUuid(), title, [.. offerings]));

    /// <summary>Adds an offering.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="category">The category.</param>
    /// <param name="name">The name.</param>
    /// <param name="shared">Whether every organization can use it; an import into it needs a plan then.</param>
    /// <returns>The offering.</returns>
    public FakeOffering AddOffering(FakeServiceProvider provider, FakeCategory category, string name, bool shared = false) =>
        Add(_state.Offerings, new FakeOffering(NewUuid(), provider, category, name) { Shared = shared });

    /// <summary>Adds a plan.</summary>
    /// <param name="offering">The offering.</param>
    /// <param name="name">The name.</param>
    /// <returns>The plan.</returns>
    public FakePlan AddPlan(FakeOffering offering, string name) => Add(_state.Plans, new FakePlan(NewUuid(), offering, name));

    /// <summary>Adds something that an offering measures or limits.</summary>
    /// <param name="offering">The offering.</param>
    /// <param name="type">The key of limits and usages, such as <c>cpu</c>.</param>
    /// <param name="name">The name for people.</param>
    /// <param name="measuredUnit">The unit, such as <c>GB</c>.</param>
    /// <param name="billingType"><c>fixed</c>, <c>usage</c>, <c>limit</c>, <c>one</c> or <c>few</c>.</param>
    /// <returns>The component.</returns>
    public FakeOfferingComponent AddComponent(FakeOffering offering, string type, string name, string measuredUnit = "", string billingType = "limit")
    {
        ArgumentNullException.ThrowIfNull(offering);
        lock (Sync)
        {
            var component = new FakeOfferingComponent(_state.NewUuid(), type, name, measuredUnit, billingType);
            offering.Components = [.. offering.Components, component];
            return component;
        }
    }

    /// <summary>Adds a backend resource, as if an agent had reported it.</summary>
    /// <param name="offering">The offering.</param>
    /// <param name="project">The project.</param>
    /// <param name="name">The name.</param>
    /// <param name="backendId">The id in the backend.</param>
    /// <param name="metadata">The metadata, as JSON text.</param>
    /// <returns>The backend resource.</returns>
    /// <exception cref="System.Text.Json.JsonException"><paramref name="metadata"/> is not JSON.</exception>
    public FakeBackendResource AddBackendResource(
        FakeOffering offering,
        FakeProject project,
        string name,
        string backendId = "",
        string metadata = "{}")
    {
        _ = JsonNode.Parse(metadata);
        lock (Sync)
        {
            var row = new FakeBackendResource(_state.NewUuid(), offering, project, _state.Now)
            {
                Name = name,
                BackendId = backendId,
                BackendMetadata = metadata,
            };
            _state.BackendResources.Add(row);
            return row.Copy();
        }
    }

    /// <summary>Adds a request for backend resources, as if staff had made it.</summary>
    /// <param name="offering">The offering.</param>
    /// <returns>The request, <c>Sent</c>.</returns>
    public FakeBackendResourceRequest AddBackendResourceRequest(FakeOffering offering)
    {
        FakeBackendResourceRequest row;
        lock (Sync)
        {
            row = new FakeBackendResourceRequest(_state.NewUuid(), offering, _state.Now);
            _state.Add(row);
        }

        Publish();
        return row.Copy();
    }

    /// <summary>Adds a resource of the marketplace.</summary>
    /// <param name="offering">The offering.</param>
    /// <param name="project">The project.</param>
    /// <param name="name">The name.</param>
    /// <param name="backendId">The id in the backend.</param>
    /// <param name="state">The state, such as <c>OK</c> or <c>Terminated</c>.</param>
    /// <returns>The resource.</returns>
    public FakeResource AddResource(FakeOffering offering, FakeProject project, string name, string backendId, string state = "OK")
    {
        lock (Sync)
        {
            var row = new FakeResource(_state.NewUuid(), offering, project, _state.Now)
            {
                Name = name,
                BackendId = backendId,
                State = state,
            };
            _state.Resources.Add(row);
            return row.Copy();
        }
    }

    /// <summary>Adds a remote synchronisation.</summary>
    /// <param name="provider">The provider here.</param>
    /// <param name="remoteOrganization">The uuid of the organization over there.</param>
    /// <param name="categories">Which category over there is which one here.</param>
    /// <returns>The remote synchronisation, <c>Scheduled</c>.</returns>
    public FakeRemoteSynchronisation AddRemoteSynchronisation(
        FakeServiceProvider provider,
        Guid remoteOrganization,
        params FakeCategoryMapping[] categories)
    {
        lock (Sync)
        {
            var row = new FakeRemoteSynchronisation(_state.NewUuid(), _state.Now)
            {
                ApiUrl = "https://remote.example/api/",
                Token = _state.NewToken(),
                RemoteOrganizationUuid = remoteOrganization,
                RemoteOrganizationName = "Remote organisation",
                LocalServiceProvider = provider,
                Categories = [.. categories],
            };
            _state.RemoteSynchronisations.Add(row);
            return row.Copy();
        }
    }

    /// <summary>Adds a software catalog.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version.</param>
    /// <param name="catalogType"><c>binary_runtime</c>, <c>source_package</c> or <c>package_manager</c>.</param>
    /// <returns>The catalog, never updated.</returns>
    public FakeSoftwareCatalog AddSoftwareCatalog(string name, string version, string catalogType = "binary_runtime")
    {
        lock (Sync)
        {
            var row = new FakeSoftwareCatalog(_state.NewUuid(), _state.Now)
            {
                Name = name,
                Version = version,
                CatalogType = catalogType,
            };
            _state.SoftwareCatalogs.Add(row);
            return row.Copy();
        }
    }

    private T Add<T>(List<T> rows, T row)
    {
        lock (Sync)
        {
            rows.Add(row);
            return row;
        }
    }

    private Guid NewUuid()
    {
        lock (Sync)
        {
            return _state.NewUuid();
        }
    }

    private string NewToken()
    {
        lock (Sync)
        {
            return _state.NewToken();
        }
    }
}
