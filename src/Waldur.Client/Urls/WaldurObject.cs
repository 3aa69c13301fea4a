namespace Waldur.Client;

/// <summary>The kinds of object whose addresses are made and read by <see cref="WaldurUrls"/>.</summary>
public enum WaldurObject
{
    /// <summary>An organization: <c>customers</c>.</summary>
    Customer,

    /// <summary>A project of an organization: <c>projects</c>.</summary>
    Project,

    /// <summary>An organization as provider of offerings: <c>marketplace-service-providers</c>.</summary>
    ServiceProvider,

    /// <summary>A category of offerings: <c>marketplace-categories</c>.</summary>
    Category,

    /// <summary>An offering as its users see it, and as backend resources link to it: <c>marketplace-public-offerings</c>.</summary>
    PublicOffering,

    /// <summary>An offering as its provider sees it: <c>marketplace-provider-offerings</c>.</summary>
    ProviderOffering,

    /// <summary>A plan of an offering: <c>marketplace-plans</c>.</summary>
    Plan,

    /// <summary>A resource as its users see it: <c>marketplace-resources</c>.</summary>
    Resource,

    /// <summary>A resource as its provider sees it: <c>marketplace-provider-resources</c>.</summary>
    ProviderResource,

    /// <summary>An order: <c>marketplace-orders</c>.</summary>
    Order,

    /// <summary>A backend resource: <c>backend-resources</c>.</summary>
    BackendResource,

    /// <summary>A request for backend resources: <c>backend-resource-requests</c>.</summary>
    BackendResourceRequest,

    /// <summary>A remote synchronisation: <c>marketplace-remote-synchronisations</c>.</summary>
    RemoteSynchronisation,

    /// <summary>A software catalog: <c>marketplace-software-catalogs</c>.</summary>
    SoftwareCatalog,
}
