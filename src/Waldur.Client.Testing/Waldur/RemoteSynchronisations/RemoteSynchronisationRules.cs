namespace Waldur.Client.Testing;

/// <summary>What has to hold for a remote synchronisation beyond its single fields.</summary>
internal static class RemoteSynchronisationRules
{
    private const string NotUnique = "The fields local_service_provider, remote_organization_uuid must make a unique set.";

    public static void CheckNew(WaldurState state, RemoteSynchronisationChange change)
    {
        if (state.Customers.Exists(customer => customer.Uuid == change.RemoteOrganizationUuid))
        {
            throw Drf.Field(Drf.NonField, "Synchronization cannot reference the same Waldur instance.");
        }

        if (state.RemoteSynchronisations.Exists(other =>
            other.LocalServiceProvider == change.LocalServiceProvider
            && other.RemoteOrganizationUuid == change.RemoteOrganizationUuid))
        {
            throw Drf.Field(Drf.NonField, NotUnique);
        }
    }

    public static void CheckChange(WaldurState state, FakeRemoteSynchronisation row, RemoteSynchronisationChange change)
    {
        var provider = change.LocalServiceProvider ?? row.LocalServiceProvider;
        if (state.RemoteSynchronisations.Exists(other =>
            other != row && other.LocalServiceProvider == provider && other.RemoteOrganizationUuid == row.RemoteOrganizationUuid))
        {
            throw Drf.Field(Drf.NonField, NotUnique);
        }
    }

    public static void ReplaceCategories(FakeRemoteSynchronisation row, IReadOnlyList<FakeCategoryMapping> categories)
    {
        if (categories.Count == 0)
        {
            throw Drf.Bare("At least one category must be specified.");
        }

        if (categories.DistinctBy(mapping => mapping.RemoteCategory).Count() < categories.Count)
        {
            throw Drf.Bare("Duplicate remote categories are not allowed.");
        }

        row.Categories = categories;
    }
}
