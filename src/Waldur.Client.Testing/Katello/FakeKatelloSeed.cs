namespace Waldur.Client.Testing;

/// <summary>What <see cref="FakeKatelloServer.CreateSeeded"/> puts into a fake Katello.</summary>
public sealed class FakeKatelloSeed
{
    internal FakeKatelloSeed(FakeKatelloServer server)
    {
        Organization = server.AddOrganization("Example Institute");
        OtherOrganization = server.AddOrganization("Partner College");
        ProductId = server.AddProduct(Organization, "Rocky Linux 9", repositoryCount: 3).Id;
        SecondProductId = server.AddProduct(Organization, "EPEL 9", description: "Extra packages").Id;
        SpareProductId = server.AddProduct(Organization, "CUDA Toolkit").Id;
        EmptyProductId = server.AddProduct(Organization, "Site tools", repositoryCount: 0).Id;
        RedHatProductId = server.AddProduct(Organization, "Red Hat Enterprise Linux for x86_64", isRedHat: true).Id;
        DisabledProductId = server.AddProduct(Organization, "Red Hat Satellite", repositoryCount: 0, isRedHat: true).Id;
        OtherProductId = server.AddProduct(OtherOrganization, "Debian 12").Id;
        SyncPlanId = server.AddSyncPlan(Organization, "Nightly", productIds: [ProductId, SecondProductId]).Id;
        DisabledSyncPlanId = server.AddSyncPlan(Organization, "Weekend", "weekly", enabled: false).Id;
        OtherSyncPlanId = server.AddSyncPlan(OtherOrganization, "Hourly", "hourly", productIds: [OtherProductId]).Id;
        Admin = server.AddAdmin("admin");
        AdminToken = server.AddPersonalAccessToken(Admin);
        Manager = server.AddUser("manager", FakeKatelloPermissions.SyncPlanManager);
        Viewer = server.AddUser("viewer", FakeKatelloPermissions.Viewer);
        WithoutTasks = server.AddUser("launcher", FakeKatelloPermissions.WithoutTasks);
        WithoutPermissions = server.AddUser("guest", FakeKatelloPermissions.None);
        foreach (var user in (FakeKatelloUser[])[Manager, Viewer, WithoutTasks, WithoutPermissions])
        {
            user.OrganizationIds = new HashSet<int> { Organization.Id };
        }
    }

    /// <summary>The organization.</summary>
    public FakeKatelloOrganization Organization { get; }

    /// <summary>Another organization, which only <see cref="Admin"/> sees.</summary>
    public FakeKatelloOrganization OtherOrganization { get; }

    /// <summary>The id of a product with three repositories, in <see cref="SyncPlanId"/>.</summary>
    public int ProductId { get; }

    /// <summary>The id of a product with one repository, in <see cref="SyncPlanId"/>.</summary>
    public int SecondProductId { get; }

    /// <summary>The id of a product with one repository, in no plan.</summary>
    public int SpareProductId { get; }

    /// <summary>The id of a product without repositories, in no plan.</summary>
    public int EmptyProductId { get; }

    /// <summary>The id of a product that Red Hat provides, with one repository, in no plan.</summary>
    public int RedHatProductId { get; }

    /// <summary>The id of a product that Red Hat provides, without repositories: it cannot be added to a plan.</summary>
    public int DisabledProductId { get; }

    /// <summary>The id of a product of <see cref="OtherOrganization"/>, in <see cref="OtherSyncPlanId"/>.</summary>
    public int OtherProductId { get; }

    /// <summary>The id of a plan that runs daily.</summary>
    public int SyncPlanId { get; }

    /// <summary>The id of a weekly plan that is off and has no products.</summary>
    public int DisabledSyncPlanId { get; }

    /// <summary>The id of a plan of <see cref="OtherOrganization"/> that runs hourly.</summary>
    public int OtherSyncPlanId { get; }

    /// <summary>An administrator.</summary>
    public FakeKatelloUser Admin { get; }

    /// <summary>A personal access token of <see cref="Admin"/>.</summary>
    public string AdminToken { get; }

    /// <summary>A user who may do everything with sync plans (<see cref="FakeKatelloPermissions.SyncPlanManager"/>).</summary>
    public FakeKatelloUser Manager { get; }

    /// <summary>A user who may look and do nothing (<see cref="FakeKatelloPermissions.Viewer"/>).</summary>
    public FakeKatelloUser Viewer { get; }

    /// <summary>A user who may start syncs and not see tasks (<see cref="FakeKatelloPermissions.WithoutTasks"/>).</summary>
    public FakeKatelloUser WithoutTasks { get; }

    /// <summary>A user without permissions.</summary>
    public FakeKatelloUser WithoutPermissions { get; }

    /// <summary>The name of the type, so that the token is not printed.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(FakeKatelloSeed);
}
