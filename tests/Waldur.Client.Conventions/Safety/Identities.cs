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
        [typeof(ServerVersion)] = model => ((ServerVersion)model).Version,
        [typeof(SyncPlan)] = model => ((SyncPlan)model).Id,
        [typeof(Organization)] = model => ((Organization)model).Id,
        [typeof(ForemanTask)] = model => ((ForemanTask)model).Id,
    };

    /// <summary>The objects of a response: itself, its rows, or the rows of its envelope.</summary>
    public static IEnumerable<object> Objects(object value) => value switch
    {
        SyncPlanList list => list.Results,
        OrganizationList list => list.Results,
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
