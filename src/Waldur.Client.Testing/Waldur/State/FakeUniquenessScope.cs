namespace Waldur.Client.Testing;

/// <summary>Among which resources of a fake Waldur a backend id has to be unique.</summary>
public enum FakeUniquenessScope
{
    /// <summary>It does not have to be.</summary>
    None,

    /// <summary>Among the offering's resources.</summary>
    Offering,

    /// <summary>Among those of the offerings with the same backend id.</summary>
    OfferingGroup,

    /// <summary>Among those of the provider's offerings.</summary>
    ServiceProvider,

    /// <summary>Among those of the provider's offerings in the same category.</summary>
    ServiceProviderCategory,
}
