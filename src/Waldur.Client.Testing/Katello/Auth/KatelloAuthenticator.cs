using System.Text;

namespace Waldur.Client.Testing;

/// <summary>Finds the user behind a request: login and password or personal access token, or the cookie of a session.</summary>
internal sealed class KatelloAuthenticator(KatelloState state)
{
    private const string Cookie = "_session_id=";
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, FakeKatelloUser> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _failures = [];

    /// <summary>How many wrong logins in five minutes make the server refuse all of them.</summary>
    public int FailureLimit { get; set; } = 30;

    public void EndSessions()
    {
        foreach (var session in _sessions.Keys.ToArray())
        {
            _sessions[session] = Nobody;
        }
    }

    /// <summary>Finds the user.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public FakeKatelloUser Authenticate(FakeRequest request)
    {
        var credentials = Credentials(request);
        if (credentials is null && SessionId(request) is { } id && _sessions.TryGetValue(id, out var user))
        {
            // A session that has ended is refused without a word.
            return user != Nobody
                ? user
                : throw new ProblemException(FakeResponse.Html(401, "", "text/plain; charset=utf-8"));
        }

        var (login, password) = credentials ?? ("", "");
        Forget();
        if (_failures.Count >= FailureLimit)
        {
            throw KatelloErrors.Foreman(401, "Too many tries, please try again in a few minutes.");
        }

        if (Find(login, password) is { } found)
        {
            return found;
        }

        if (credentials is not null)
        {
            _failures.Enqueue(state.Instant);
        }

        throw KatelloErrors.Unauthenticated(login);
    }

    /// <summary>Begins a session, unless the request belongs to one.</summary>
    public FakeResponse WithSession(FakeRequest request, FakeKatelloUser user, FakeResponse response)
    {
        if (SessionId(request) is { } known && _sessions.ContainsKey(known))
        {
            return response;
        }

        var id = state.NewUuid().ToString("N");
        _sessions[id] = user;
        return response.With("Set-Cookie", $"{Cookie}{id}; path=/; HttpOnly; SameSite=Lax");
    }

    private static FakeKatelloUser Nobody { get; } = new(0, "", "", false, []);

    private static string? SessionId(FakeRequest request) => (request.Header("Cookie") ?? "")
        .Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(part => part.StartsWith(Cookie, StringComparison.Ordinal))?[Cookie.Length..];

    private static (string Login, string Password)? Credentials(FakeRequest request)
    {
        var parts = (request.Header("Authorization") ?? "").Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var scheme, var encoded] || !scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded.Trim(), bytes, out var length))
        {
            return ("", "");
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
    }

    private FakeKatelloUser? Find(string login, string password) => password.Length == 0
        ? null
        : state.Users.Find(user => user.Login == login && (user.Password == password || user.PersonalAccessTokens.Contains(password)));

    private void Forget()
    {
        while (_failures.TryPeek(out var failure) && state.Instant - failure >= Memory)
        {
            _failures.Dequeue();
        }
    }
}
