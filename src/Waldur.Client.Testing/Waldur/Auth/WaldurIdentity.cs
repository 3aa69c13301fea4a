namespace Waldur.Client.Testing;

/// <summary>Who asks, and how they showed it.</summary>
/// <param name="User">In whose name the request runs.</param>
/// <param name="Scopes">What a personal access token is limited to; null when it is not.</param>
/// <param name="Impersonator">The staff user behind the request; null when nobody is impersonated.</param>
internal sealed record WaldurIdentity(FakeUser User, IReadOnlySet<string>? Scopes, FakeUser? Impersonator)
{
    public const string ManageBackendResources = "OFFERING.MANAGE_BACKEND_RESOURCES";

    public bool CanManage(FakeOffering offering) =>
        // A token's scopes limit staff too.
        (Scopes is null || Scopes.Contains(ManageBackendResources)) && User.CanManage(offering);

    public bool Sees(FakeOffering offering) => User.IsStaff || User.IsSupport || User.CanManage(offering);
}
