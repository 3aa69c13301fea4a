namespace Waldur.Client.Testing;

/// <summary>An organization's role as a provider of offerings in a fake Waldur.</summary>
public sealed class FakeServiceProvider
{
    internal FakeServiceProvider(Guid uuid, FakeCustomer customer)
    {
        Uuid = uuid;
        Customer = customer;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The organization.</summary>
    public FakeCustomer Customer { get; }
}
