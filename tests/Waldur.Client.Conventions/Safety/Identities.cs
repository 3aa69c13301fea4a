using Waldur.Client.Katello.Models;
using Waldur.Client.Models;

namespace Waldur.Client.Conventions.Safety;

/// <summary>What identifies each model that an operation returns, written down apart from the descriptions.</summary>
internal static class Identities
{
    private static readonly Dictionary<Type, Func<object, object?>> ByType = new()
    {
        [typeof(BackendResource)] = model => ((BackendResource)model).Uuid,
        [typeof(Resource)] = model => ((Resource)model).Uuid,
        [typeof(BackendResourceRequest)] = model => ((BackendResourceRequest)model).Uuid,
        [typeof(RemoteSynchronisation)] = model => ((RemoteSynchronisation)model).Uuid,
        [typeof(SoftwareCatalog)] = model => ((SoftwareCatalog)model).Uuid,
        [typeof(SoftwareCatalogDiscovery)] = model => ((SoftwareCatalogDiscovery)model).Name,
        [typeof(ActionStatus)] = model => ((ActionStatus)model).Status,
        [typeof(CatalogJob)] = model => ((CatalogJob)model).Status,
        [typeof(ProviderOffering)] = model => ((ProviderOffering)model).Uuid,
        [typeof(ProviderPlan)] = model => ((ProviderPlan)model).Uuid,
        [typeof(ServerVersion)] = model => ((ServerVersion)model).Version,
        [typeof(AgentIdentity)] = model => ((AgentIdentity)model).Uuid,
        [typeof(AgentService)] = model => ((AgentService)model).Uuid,
        [typeof(AgentProcessor)] = model => ((AgentProcessor)model).Uuid,
        [typeof(AgentLog)] = model => ((AgentLog)model).Uuid,
        [typeof(EventQueue)] = model => ((EventQueue)model).QueueName,
        [typeof(EventConsumer)] = model => ((EventConsumer)model).Uuid,
        [typeof(EventSubscription)] = model => ((EventSubscription)model).Uuid,
        [typeof(EventSubscriptionQueue)] = model => ((EventSubscriptionQueue)model).Uuid,
        [typeof(SyncPlan)] = model => ((SyncPlan)model).Id,
        [typeof(Product)] = model => ((Product)model).Id,
        [typeof(Organization)] = model => ((Organization)model).Id,
        [typeof(ForemanTask)] = model => ((ForemanTask)model).Id,
    };

    /// <summary>The objects of a response: itself, its rows, or the rows of its envelope.</summary>
    public static IEnumerable<object> Objects(object value) => value switch
    {
        SyncPlanList list => list.Results,
        OrganizationList list => list.Results,
        ForemanTaskList list => list.Results,
        ProductList list => list.Results,

        // Statements about something else: they have no identity of their own.
        BackendIdCheckResult or AgentConnectionStats => [],
        IEnumerable<object> rows => rows,
        _ => [value],
    };

    /// <summary>What says which object it is.</summary>
    public static object? Of(object model) =>
        ByType.TryGetValue(model.GetType(), out var identity)
            ? identity(model)
            : throw new KeyNotFoundException($"Nothing says what identifies a {model.GetType().Name}: mark it in the description, and name it here.");

    public static bool IsGood(object? identity) => identity switch
    {
        Guid uuid => uuid != Guid.Empty,
        int number => number > 0,
        string text => !string.IsNullOrWhiteSpace(text),
        _ => false,
    };
}
