namespace Waldur.Client.Testing;

/// <summary>A role of a user in a fake Waldur; a user without one sees and does nothing.</summary>
public sealed record FakeRole
{
    private FakeRole(string name, Guid scope, bool managesOffering, bool managesProvider)
    {
        Name = name;
        Scope = scope;
        ManagesOffering = managesOffering;
        ManagesProvider = managesProvider;
    }

    /// <summary>Staff: may do everything.</summary>
    public static FakeRole Staff { get; } = new("staff", Guid.Empty, false, false);

    /// <summary>Support: sees everything, changes nothing.</summary>
    public static FakeRole Support { get; } = new("support", Guid.Empty, false, false);

    /// <summary>The name of the role.</summary>
    public string Name { get; }

    /// <summary>The uuid of what the role is for; empty for staff and support.</summary>
    public Guid Scope { get; }

    private bool ManagesOffering { get; }

    private bool ManagesProvider { get; }

    /// <summary>Owner of the organization that provides an offering: manages its backend resources.</summary>
    /// <param name="offering">The offering.</param>
    /// <returns>The role.</returns>
    public static FakeRole OfferingOwner(FakeOffering offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        return CustomerOwner(offering.Provider.Customer);
    }

    /// <summary>Manager of an offering: manages its backend resources.</summary>
    /// <param name="offering">The offering.</param>
    /// <returns>The role.</returns>
    public static FakeRole OfferingManager(FakeOffering offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        return new("offering manager", offering.Uuid, managesOffering: true, managesProvider: false);
    }

    /// <summary>Service manager of an offering, the role of a site agent: manages its backend resources.</summary>
    /// <param name="offering">The offering.</param>
    /// <returns>The role.</returns>
    public static FakeRole ServiceManager(FakeOffering offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        return new("service manager", offering.Uuid, managesOffering: true, managesProvider: false);
    }

    /// <summary>
    /// Owner of an organization: manages the backend resources of the offerings that it provides, and none of those that it
    /// merely uses.
    /// </summary>
    /// <param name="customer">The organization.</param>
    /// <returns>The role.</returns>
    public static FakeRole CustomerOwner(FakeCustomer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new("customer owner", customer.Uuid, managesOffering: false, managesProvider: true);
    }

    internal bool Manages(FakeOffering offering) =>
        (ManagesOffering && Scope == offering.Uuid) || (ManagesProvider && Scope == offering.Provider.Customer.Uuid);
}
