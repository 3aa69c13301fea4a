using System.Globalization;

namespace Waldur.Client.Testing;

/// <content>Who may do what.</content>
public sealed partial class FakeWaldurServer
{
    /// <summary>Adds a user with a token.</summary>
    /// <param name="name">The user name.</param>
    /// <param name="roles">The roles; a plain user without rights when left out.</param>
    /// <returns>The user.</returns>
    public FakeUser AddUser(string name, params FakeRole[] roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return Add(_state.Users, new FakeUser(NewUuid(), name, NewToken(), _state.Now, [.. roles]));
    }

    /// <summary>Gives a user a new token; the old one ends.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The new token.</returns>
    public string RenewToken(FakeUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (Sync)
        {
            user.TokenCreated = _state.Now;
            return user.Token = _state.NewToken();
        }
    }

    /// <summary>Takes a user's token away: there is no active session any more.</summary>
    /// <param name="user">The user.</param>
    public void EndSession(FakeUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (Sync)
        {
            user.Token = null;
        }
    }

    /// <summary>Makes a personal access token.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="expires">When it expires; the token itself says so too.</param>
    /// <param name="scopes">
    /// What it is limited to, such as <c>OFFERING.MANAGE_BACKEND_RESOURCES</c>; not limited when left out.
    /// </param>
    /// <returns>The token, <c>w_&lt;unix time&gt;_&lt;random&gt;</c>.</returns>
    public string AddPersonalAccessToken(FakeUser user, DateTimeOffset expires, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        lock (Sync)
        {
            var token = string.Create(CultureInfo.InvariantCulture, $"w_{expires.ToUnixTimeSeconds()}_{_state.NewToken()}");
            _state.PersonalAccessTokens[token] = new BearerToken(user, expires, Limit(scopes));
            return token;
        }
    }

    /// <summary>Takes a personal access token away.</summary>
    /// <param name="token">The token.</param>
    public void RevokePersonalAccessToken(string token)
    {
        lock (Sync)
        {
            _state.PersonalAccessTokens.Remove(token);
        }
    }

    /// <summary>Accepts a token of an OIDC provider.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="token">The token, any text.</param>
    /// <param name="expires">When it expires.</param>
    public void AcceptOidcToken(FakeUser user, string token, DateTimeOffset expires)
    {
        lock (Sync)
        {
            _state.OidcTokens[token] = new BearerToken(user, expires, null);
        }
    }

    private static HashSet<string>? Limit(string[] scopes) =>
        scopes.Length == 0 ? null : scopes.ToHashSet(StringComparer.Ordinal);
}
