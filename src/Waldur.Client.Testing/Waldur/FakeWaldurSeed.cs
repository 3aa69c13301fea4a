namespace Waldur.Client.Testing;

/// <summary>What <see cref="FakeWaldurServer.CreateSeeded"/> puts into a fake Waldur.</summary>
public sealed class FakeWaldurSeed
{
    private readonly FakeWaldurServer _server;

    internal FakeWaldurSeed(FakeWaldurServer server)
    {
        ProviderCustomer = server.AddCustomer("Northern Computing Centre");
        Customer = server.AddCustomer("University of Example");
        Projects =
        [
            server.AddProject(Customer, "Climate models"),
            server.AddProject(Customer, "Genome assembly"),
        ];
        Provider = server.AddServiceProvider(ProviderCustomer);
        Category = server.AddCategory("HPC");
        RemoteCategory = server.AddRemoteCategory("Remote HPC", "Remote cluster", "Remote storage");
        Offering = server.AddOffering(Provider, Category, "Private cluster");
        SharedOffering = server.AddOffering(Provider, Category, "Shared cluster", shared: true);
        Plan = server.AddPlan(SharedOffering, "Standard");
        Staff = server.AddUser("staff", FakeRole.Staff);
        Support = server.AddUser("support", FakeRole.Support);
        Agent = server.AddUser("agent", FakeRole.ServiceManager(Offering), FakeRole.ServiceManager(SharedOffering));
        User = server.AddUser("user");
        _server = server;
    }

    /// <summary>A staff user.</summary>
    public FakeUser Staff { get; }

    /// <summary>A support user.</summary>
    public FakeUser Support { get; }

    /// <summary>The user of a site agent: service manager of <see cref="Offering"/> and <see cref="SharedOffering"/>.</summary>
    public FakeUser Agent { get; }

    /// <summary>A user without rights.</summary>
    public FakeUser User { get; }

    /// <summary>The token of <see cref="Staff"/>.</summary>
    public string StaffToken => Staff.Token ?? "";

    /// <summary>The token of <see cref="Support"/>.</summary>
    public string SupportToken => Support.Token ?? "";

    /// <summary>The token of <see cref="Agent"/>.</summary>
    public string AgentToken => Agent.Token ?? "";

    /// <summary>The token of <see cref="User"/>.</summary>
    public string UserToken => User.Token ?? "";

    /// <summary>The organization that provides the offerings.</summary>
    public FakeCustomer ProviderCustomer { get; }

    /// <summary>The organization that uses them.</summary>
    public FakeCustomer Customer { get; }

    /// <summary>Its projects.</summary>
    public IReadOnlyList<FakeProject> Projects { get; }

    /// <summary>The first of its projects.</summary>
    public FakeProject Project => Projects[0];

    /// <summary>The provider.</summary>
    public FakeServiceProvider Provider { get; }

    /// <summary>A category here.</summary>
    public FakeCategory Category { get; }

    /// <summary>A category of the other Waldur.</summary>
    public FakeRemoteCategory RemoteCategory { get; }

    /// <summary>An offering that is not shared: an import needs no plan.</summary>
    public FakeOffering Offering { get; }

    /// <summary>An offering that is shared: an import needs a plan.</summary>
    public FakeOffering SharedOffering { get; }

    /// <summary>A plan of <see cref="SharedOffering"/>.</summary>
    public FakePlan Plan { get; }

    /// <summary>The address of <see cref="Provider"/>, as a remote synchronisation names it.</summary>
    public string ProviderUrl => Url("marketplace-service-providers", Provider.Uuid);

    /// <summary>The address of <see cref="Category"/>, as a remote synchronisation names it.</summary>
    public string CategoryUrl => Url("marketplace-categories", Category.Uuid);

    private string Url(string collection, Guid uuid) => $"{_server.Endpoint}api/{collection}/{uuid.Hex()}/";
}
