using System.Text;

namespace Waldur.Client.Testing;

/// <summary>A user of a fake Katello.</summary>
public sealed class FakeKatelloUser
{
    private readonly List<string> _personalAccessTokens = [];

    internal FakeKatelloUser(int id, string login, string password, bool isAdmin, IEnumerable<string> permissions)
    {
        Id = id;
        Login = login;
        Password = password;
        IsAdmin = isAdmin;
        Permissions = permissions.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The login.</summary>
    public string Login { get; }

    /// <summary>The password; an empty one is always refused.</summary>
    public string Password { get; set; }

    /// <summary>Whether the user may do everything.</summary>
    public bool IsAdmin { get; }

    /// <summary>The permissions, such as <c>view_sync_plans</c>; of no account for an administrator.</summary>
    public IReadOnlySet<string> Permissions { get; set; }

    /// <summary>The ids of the organizations that the user belongs to; all when null. An administrator sees all.</summary>
    public IReadOnlySet<int>? OrganizationIds { get; set; }

    /// <summary>The ids of the sync plans that the permissions are for; all when null, and before Katello 3.18, which asks for no more than the permission.</summary>
    public IReadOnlySet<int>? SyncPlanIds { get; set; }

    /// <summary>The ids of the products that the permissions are for; all when null.</summary>
    public IReadOnlySet<int>? ProductIds { get; set; }

    /// <summary>The time zone of the user's profile: it changes how times are written and read. None when null.</summary>
    public TimeZoneInfo? TimeZone { get; set; }

    internal int Id { get; }

    /// <summary>Whether the server asks for the right to each sync plan, not to sync plans alone.</summary>
    internal bool IsAskedByPlan { get; init; } = true;

    internal IEnumerable<string> PersonalAccessTokens => _personalAccessTokens;

    /// <summary>The <c>Authorization</c> header of this user.</summary>
    /// <returns>The scheme, and the login and password in Base64.</returns>
    public string ToAuthorization() => ToAuthorization(Password);

    /// <summary>The <c>Authorization</c> header of this user with a personal access token.</summary>
    /// <param name="password">What stands in the place of the password.</param>
    /// <returns>The scheme, and the login and token in Base64.</returns>
    public string ToAuthorization(string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Login}:{password}"));

    /// <summary>The login, without the password.</summary>
    /// <returns>The login.</returns>
    public override string ToString() => Login;

    internal void AddToken(string token) => _personalAccessTokens.Add(token);

    internal void RemoveToken(string token) => _personalAccessTokens.Remove(token);

    internal bool Can(string permission) => IsAdmin || Permissions.Contains(permission);

    internal bool Can(string permission, FakeSyncPlan plan) =>
        Can(permission) && Sees(plan.Organization) && (IsAdmin || !IsAskedByPlan || SyncPlanIds is null || SyncPlanIds.Contains(plan.Id));

    internal bool Can(string permission, FakeProduct product) =>
        Can(permission) && Sees(product.Organization) && (IsAdmin || ProductIds is null || ProductIds.Contains(product.Id));

    internal bool Sees(FakeKatelloOrganization organization) =>
        IsAdmin || OrganizationIds is null || OrganizationIds.Contains(organization.Id);
}
