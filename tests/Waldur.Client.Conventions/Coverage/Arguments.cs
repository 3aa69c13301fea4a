using System.Reflection;
using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Katello;
using Waldur.Client.Models;

namespace Waldur.Client.Conventions.Coverage;

/// <summary>Arguments with which every method of the facade makes its calls.</summary>
internal static class Arguments
{
    private static readonly Guid Uuid = Guid.Parse("0123456789abcdef0123456789abcdef");
    private static readonly Guid OtherUuid = Guid.Parse("fedcba9876543210fedcba9876543210");
    private static readonly DateTimeOffset Date = new(2026, 1, 1, 2, 0, 0, TimeSpan.Zero);

    public static object? For(ParameterInfo parameter, CancellationToken cancellationToken)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
        {
            return cancellationToken;
        }

        return Known(type) is { } known ? known : parameter.HasDefaultValue ? parameter.DefaultValue : Activator.CreateInstance(type);
    }

    private static object? Known(Type type) => type switch
    {
        _ when type == typeof(Guid) => Uuid,
        _ when type == typeof(InventoryComparison) => new InventoryComparison(Uuid, []),
        _ when type == typeof(ImportPlan) => new ImportPlan([new ImportPlanEntry(new BackendResource { Uuid = Uuid, Name = "n", Offering = OtherUuid }, ImportPlanClass.Ready, "r")], []),
        _ when type == typeof(IInventorySource) => InventorySource.From(_ => Task.FromResult<IReadOnlyList<InventoryItem>>([])),
        _ when type == typeof(ApiOperation) => WaldurOperations.EventConsumersRegister,
        _ when type == typeof(int) => 7,
        _ when type == typeof(string) => "text",
        _ when type == typeof(Exception) => new InvalidOperationException("text"),
        _ when type == typeof(IEnumerable<int>) => new[] { 7 },
        _ when type == typeof(IEnumerable<InventoryItem>) => new[] { new InventoryItem { BackendId = "b", Name = "n", Project = Uuid } },
        _ when type == typeof(IEnumerable<BackendResource>) => new[] { new BackendResource { Uuid = Uuid, Name = "n" } },
        _ when type == typeof(BackendResource) => new BackendResource { Uuid = Uuid, Name = "n" },
        _ when type == typeof(BackendResourceCreate) => new BackendResourceCreate { Name = "n", Project = Uuid, Offering = Uuid },
        _ when type == typeof(BackendResourceRequest) => new BackendResourceRequest { Uuid = Uuid, State = BackendResourceRequestState.Sent },
        _ when type == typeof(BackendResourceRequestFailure) => new BackendResourceRequestFailure { ErrorMessage = "", ErrorTraceback = "" },
        _ when type == typeof(Func<BackendResourceRequest, CancellationToken, Task>) =>
            (Func<BackendResourceRequest, CancellationToken, Task>)((_, _) => Task.CompletedTask),
        _ when type == typeof(IEnumerable<RemoteSynchronisation>) => new[] { new RemoteSynchronisation { Uuid = Uuid } },
        _ when type == typeof(RemoteSynchronisation) => new RemoteSynchronisation { Uuid = Uuid },
        _ when type == typeof(RemoteSynchronisationCreate) => new RemoteSynchronisationCreate
        {
            ApiUrl = "https://other/api/",
            Token = "t",
            RemoteOrganizationUuid = OtherUuid,
            RemoteOrganizationName = "n",
            LocalServiceProvider = $"https://h/api/marketplace-service-providers/{Uuid:N}/",
            Categories = [Category()],
        },
        _ when type == typeof(RemoteSynchronisationUpdate) => new RemoteSynchronisationUpdate
        {
            ApiUrl = "https://other/api/",
            Token = "t",
            RemoteOrganizationUuid = OtherUuid,
            RemoteOrganizationName = "n",
            LocalServiceProvider = $"https://h/api/marketplace-service-providers/{Uuid:N}/",
            Categories = [Category()],
        },
        _ when type == typeof(RemoteSynchronisationPatch) => new RemoteSynchronisationPatch { IsActive = true },
        _ when type == typeof(AgentIdentityCreate) => new AgentIdentityCreate { Offering = Uuid, Name = "n" },
        _ when type == typeof(AgentIdentityUpdate) => new AgentIdentityUpdate { Offering = Uuid, Name = "n" },
        _ when type == typeof(AgentServiceCreate) => new AgentServiceCreate { Name = "n" },
        _ when type == typeof(AgentProcessorCreate) => new AgentProcessorCreate { Name = "n", BackendType = "slurm" },
        _ when type == typeof(AgentEventSubscriptionCreate) => new AgentEventSubscriptionCreate { ObjectType = ObservableObjectType.Order },
        _ when type == typeof(IReadOnlyList<AgentLogCreate>) => new[]
        {
            new AgentLogCreate { AgentIdentityUuid = Uuid, Timestamp = 1, Level = AgentLogSeverity.Info, Message = "m", Module = "n" },
        },
        _ when type == typeof(IReadOnlyList<ObservableObjectType>) => new[] { ObservableObjectType.Order },
        _ when type == typeof(EventConsumerCreate) => new EventConsumerCreate
        {
            Scopes = [new EventScope { Type = EventScopeType.Offering, Uuid = Uuid }],
        },
        _ when type == typeof(EventSubscriptionQueueCreate) =>
            new EventSubscriptionQueueCreate { OfferingUuid = Uuid, ObjectType = ObservableObjectType.Order },
        _ when type == typeof(SoftwareCatalog) => new SoftwareCatalog { Uuid = Uuid },
        _ when type == typeof(SoftwareCatalogCreate) => new SoftwareCatalogCreate { Name = "n", Version = "1" },
        _ when type == typeof(SoftwareCatalogUpdate) => new SoftwareCatalogUpdate { Name = "n", Version = "1" },
        _ when type == typeof(SoftwareCatalogPatch) => new SoftwareCatalogPatch { Version = "1" },
        _ when type == typeof(SoftwareCatalogName) => SoftwareCatalogName.Known[0],
        _ when type == typeof(Katello.Models.SyncPlan) => new Katello.Models.SyncPlan { Id = 7, OrganizationId = 1 },
        _ when type == typeof(Katello.Models.SyncPlanCreate) =>
            new Katello.Models.SyncPlanCreate { Name = "n", Interval = Katello.Models.SyncPlanInterval.Daily, SyncDate = Date },
        _ when type == typeof(Katello.Models.SyncPlanUpdate) => new Katello.Models.SyncPlanUpdate { Description = "d" },
        _ when type == typeof(DesiredSyncPlan) => new DesiredSyncPlan { Name = "n", Interval = Katello.Models.SyncPlanInterval.Daily, SyncDate = Date },
        _ => null,
    };

    private static RemoteLocalCategoryCreate Category() => new()
    {
        LocalCategory = $"https://h/api/marketplace-categories/{Uuid:N}/",
        RemoteCategory = OtherUuid,
    };
}
