using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Who asks: tokens, personal access tokens, OIDC bearers, impersonation.</summary>
internal sealed class WaldurAuthenticator(WaldurState state)
{
    private static readonly TimeSpan MinRefreshInterval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Finds the caller; null when no credentials were sent that the server understands.</summary>
    public WaldurIdentity? Authenticate(FakeRequest request)
    {
        var parts = (request.Header("Authorization") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return null;
        }

        return parts[0].ToUpperInvariant() switch
        {
            "TOKEN" => Impersonate(request, WithToken(Credential(parts, "token"))),
            "BEARER" => WithBearer(Credential(parts, "bearer")),
            _ => null,
        };
    }

    private static string Credential(string[] parts, string kind) => parts.Length switch
    {
        1 => throw Drf.Unauthorized($"Invalid {kind} header. No credentials provided."),
        2 => parts[1],
        _ => throw Drf.Unauthorized($"Invalid {kind} header. Token string should not contain spaces."),
    };

    private FakeUser WithToken(string token)
    {
        var user = state.Users.Find(user => user.Token == token) ?? throw Drf.Unauthorized("Invalid token.");
        if (!user.IsActive)
        {
            throw Drf.Unauthorized("User inactive or deleted.");
        }

        var lifetime = user.TokenLifetime < ShortestLifetime ? ShortestLifetime : user.TokenLifetime;
        if (state.Now > user.TokenCreated + lifetime)
        {
            throw Drf.Unauthorized("Token has expired.");
        }

        if (state.Now - user.TokenCreated >= MinRefreshInterval)
        {
            user.TokenCreated = state.Now;
        }

        return user;
    }

    private WaldurIdentity Impersonate(FakeRequest request, FakeUser user)
    {
        var header = request.Header("X-Impersonated-User-Uuid");
        if (!user.IsStaff
            || !WireUuid.TryParse(header, out var uuid)
            || state.Users.Find(candidate => candidate.Uuid == uuid) is not { } target)
        {
            return new WaldurIdentity(user, null, null);
        }

        return target.Token is null
            ? throw Drf.Detail(403, "Unable to impersonate user that does not have an active session.")
            : new WaldurIdentity(target, null, user);
    }

    private WaldurIdentity WithBearer(string token)
    {
        if (token.StartsWith("w_", StringComparison.Ordinal) && state.PersonalAccessTokensEnabled)
        {
            return WithPersonalAccessToken(token);
        }

        if (!state.OidcTokens.TryGetValue(token, out var known))
        {
            var looksLikeJwt = token.Count(c => c == '.') == 2;
            throw Drf.Unauthorized(looksLikeJwt ? "Token is inactive or invalid." : "Invalid JWT token.");
        }

        return state.Now >= known.Expires
            ? throw Drf.Unauthorized("Token has expired.")
            : new WaldurIdentity(known.User, known.Scopes, null);
    }

    private WaldurIdentity WithPersonalAccessToken(string token)
    {
        var parts = token.Split('_', 3);
        var wellFormed = parts.Length == 3
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
            && state.Now.ToUnixTimeSeconds() < expires;
        return wellFormed && state.PersonalAccessTokens.TryGetValue(token, out var known) && known.User.IsActive
            ? new WaldurIdentity(known.User, known.Scopes, null)
            : throw Drf.Unauthorized("Invalid token.");
    }
}
