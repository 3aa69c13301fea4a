namespace Waldur.Client.Testing;

/// <content>Who may do what.</content>
public sealed partial class FakeKatelloServer
{
    /// <summary>Adds an administrator.</summary>
    /// <param name="login">The login.</param>
    /// <returns>The user, with a new password.</returns>
    public FakeKatelloUser AddAdmin(string login) => AddUser(login, true, []);

    /// <summary>Adds a user who is no administrator.</summary>
    /// <param name="login">The login.</param>
    /// <param name="permissions">The permissions, such as a set of <see cref="FakeKatelloPermissions"/>.</param>
    /// <returns>The user, with a new password.</returns>
    public FakeKatelloUser AddUser(string login, IEnumerable<string> permissions) => AddUser(login, false, permissions);

    /// <summary>Makes a personal access token, to be sent in the place of the password.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The token.</returns>
    public string AddPersonalAccessToken(FakeKatelloUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Locked(state =>
        {
            var token = state.NewToken();
            user.AddToken(token);
            return token;
        });
    }

    /// <summary>Revokes a personal access token.</summary>
    /// <param name="user">The user.</param>
    /// <param name="token">The token.</param>
    public void RevokePersonalAccessToken(FakeKatelloUser user, string token)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (Sync)
        {
            user.RemoveToken(token);
        }
    }

    /// <summary>Ends every session: requests that carry only its cookie get an empty 401.</summary>
    public void EndSessions()
    {
        lock (Sync)
        {
            _authenticator.EndSessions();
        }
    }

    private FakeKatelloUser AddUser(string login, bool isAdmin, IEnumerable<string> permissions)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(permissions);
        return Locked(state => Add(state.Users, new(state.NewId(), login, state.NewToken(), isAdmin, permissions) { IsAskedByPlan = Release.AsksForRightsByPlan }));
    }
}
