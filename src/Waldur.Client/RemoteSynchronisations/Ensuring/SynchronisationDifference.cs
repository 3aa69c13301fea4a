using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What must be sent to make a synchronisation what is desired.</summary>
internal sealed class SynchronisationDifference
{
    private readonly List<string> _fields = [];

    private SynchronisationDifference()
    {
    }

    public RemoteSynchronisationPatch Patch { get; } = new();

    public IReadOnlyList<string> Fields => _fields;

    public static SynchronisationDifference Between(RemoteSynchronisation stored, RemoteSynchronisationCreate desired)
    {
        var difference = new SynchronisationDifference();
        if (difference.Differs("api_url", stored.ApiUrl, desired.ApiUrl))
        {
            difference.Patch.ApiUrl = desired.ApiUrl;
        }

        if (difference.Differs("token", stored.Token, desired.Token))
        {
            difference.Patch.Token = desired.Token;
        }

        if (difference.Differs("remote_organization_name", stored.RemoteOrganizationName, desired.RemoteOrganizationName))
        {
            difference.Patch.RemoteOrganizationName = desired.RemoteOrganizationName;
        }

        if (desired.IsActive is { } isActive && difference.Differs("is_active", stored.IsActive, isActive))
        {
            difference.Patch.IsActive = isActive;
        }

        difference.CompareCategories(stored.Categories, desired.Categories);
        return difference;
    }

    /// <summary>Whether nobody has changed a setting between two reads.</summary>
    public static bool HaveSameSettings(RemoteSynchronisation before, RemoteSynchronisation now) =>
        before.ApiUrl == now.ApiUrl
        && before.Token == now.Token
        && before.RemoteOrganizationName == now.RemoteOrganizationName
        && before.IsActive == now.IsActive
        && ToSet(before.Categories).SetEquals(ToSet(now.Categories));

    private static HashSet<(Guid Remote, Guid Local, string Name)> ToSet(IReadOnlyList<RemoteLocalCategory> categories) =>
        [.. categories.Select(static category => (category.RemoteCategory, category.LocalCategoryUuid, category.RemoteCategoryName))];

    private bool Differs<T>(string field, T stored, T desired)
    {
        if (EqualityComparer<T>.Default.Equals(stored, desired))
        {
            return false;
        }

        _fields.Add(field);
        return true;
    }

    // As a set: the server keeps no order, and has each remote category once.
    private void CompareCategories(IReadOnlyList<RemoteLocalCategory> stored, IReadOnlyList<RemoteLocalCategoryCreate> desired)
    {
        var known = new Dictionary<Guid, RemoteLocalCategory>();
        foreach (var category in stored)
        {
            known[category.RemoteCategory] = category;
        }

        if (known.Count != desired.Count || !desired.All(category => IsKnown(known, category)))
        {
            _fields.Add("remotelocalcategory_set");
            Patch.Categories = new([.. desired.Select(category => WithName(known, category))]);
        }
    }

    private static bool IsKnown(Dictionary<Guid, RemoteLocalCategory> known, RemoteLocalCategoryCreate desired) =>
        known.TryGetValue(desired.RemoteCategory, out var stored)
        && (desired.RemoteCategoryName is null || desired.RemoteCategoryName == stored.RemoteCategoryName)
        && WaldurUrls.TryGetUuidOfResponse(desired.LocalCategory, WaldurObject.Category, out var local)
        && local == stored.LocalCategoryUuid;

    // The set is replaced as a whole, and a name that is left out becomes "Unknown" by that.
    private static RemoteLocalCategoryCreate WithName(Dictionary<Guid, RemoteLocalCategory> known, RemoteLocalCategoryCreate desired) => new()
    {
        LocalCategory = desired.LocalCategory,
        RemoteCategory = desired.RemoteCategory,
        RemoteCategoryName = desired.RemoteCategoryName
            ?? (known.TryGetValue(desired.RemoteCategory, out var stored) && stored.RemoteCategoryName.Length > 0 ? stored.RemoteCategoryName : null),
    };
}
