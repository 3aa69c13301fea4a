namespace Waldur.Client.Testing;

/// <summary>The two forms of the paths of sync plans.</summary>
internal static class SyncPlanPaths
{
    public const string InOrganization = "/katello/api/organizations/{organization_id}/sync_plans";

    public const string Flat = "/katello/api/sync_plans";
}
