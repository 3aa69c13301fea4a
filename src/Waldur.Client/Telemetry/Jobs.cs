using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>The jobs of this package: each has a span, whose children are its calls. docs/telemetry.md lists them.</summary>
internal static class Jobs
{
    public static readonly JobDefinition Compare = new("BackendResources.Compare", "offering");
    public static readonly JobDefinition Report = new("BackendResources.Report", "offering");
    public static readonly JobDefinition Import = new("BackendResources.Import", "backend_resource");
    public static readonly JobDefinition ImportAll = new("BackendResources.ImportAll");
    public static readonly JobDefinition PlanImport = new("BackendResources.PlanImport");
    public static readonly JobDefinition Process = new("BackendResourceRequests.Process", "request");
    public static readonly JobDefinition RequestAndWait = new("BackendResourceRequests.RequestAndWait", "offering");
    public static readonly JobDefinition WaitForRequest = new("BackendResourceRequests.Wait", "request");
    public static readonly JobDefinition EnsureSynchronisation = new("RemoteSynchronisations.Ensure");
    public static readonly JobDefinition RunSynchronisation = new("RemoteSynchronisations.Run", "synchronisation");
    public static readonly JobDefinition RunSynchronisations = new("RemoteSynchronisations.RunAll");
    public static readonly JobDefinition ImportCatalog = new("SoftwareCatalogs.Import");
    public static readonly JobDefinition UpdateCatalog = new("SoftwareCatalogs.Update", "catalog");
    public static readonly JobDefinition RefreshCatalogs = new("SoftwareCatalogs.EnsureLatest");
    public static readonly JobDefinition EnsureIdentity = new("SiteAgents.EnsureIdentity", "offering");
}
