namespace Waldur.Client.Testing;

/// <summary>A user of a fake Waldur.</summary>
public sealed class FakeUser
{
    private IReadOnlyList<FakeRole> _roles;

    internal FakeUser(Guid uuid, string name, string token, DateTimeOffset tokenCreated, IReadOnlyList<FakeRole> roles)
    {
        Uuid = uuid;
        Name = name;
        Token = token;
        TokenCreated = tokenCreated;
        _roles = roles;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The user name.</summary>
    public string Name { get; }

    /// <summary>
    /// The token for <c>Authorization: Token …</c>, 40 hex digits; null once the session was ended. Such a user cannot be
    /// impersonated either.
    /// </summary>
    public string? Token { get; internal set; }

    /// <summary>How long the token lives without being used; null, as at first, when it never expires.</summary>
    public TimeSpan? TokenLifetime { get; set; }

    /// <summary>Whether the user may log in at all.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The roles, kept as they are when they are set.</summary>
    public IReadOnlyList<FakeRole> Roles
    {
        get => _roles;
        set => _roles = [.. value];
    }

    internal DateTimeOffset TokenCreated { get; set; }

    internal bool IsStaff => Roles.Contains(FakeRole.Staff);

    internal bool IsSupport => Roles.Contains(FakeRole.Support);

    /// <summary>The name, without the token.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Whether a role gives the user the right to manage the backend resources of an offering.</summary>
    internal bool CanManage(FakeOffering offering) => IsStaff || Roles.Any(role => role.Manages(offering));
}
