using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A Waldur personal access token, sent as <c>Authorization: Bearer w_…</c>. It ends at an instant that stands in the
/// token itself and is limited to its scopes.
/// </summary>
public sealed class PersonalAccessTokenCredential : Credential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly AuthenticationHeaderValue _header;

    /// <summary>Takes a token.</summary>
    /// <param name="token">The token alone, in the form <c>w_EXPIRY_RANDOM</c>.</param>
    /// <exception cref="ArgumentException">The text is no personal access token.</exception>
    public PersonalAccessTokenCredential(string token)
    {
        token = Secret.Check(token, nameof(token));
        var parts = token.Split('_', 3);
        if (parts is not ["w", { Length: > 0 }, { Length: > 0 }])
        {
            throw new ArgumentException("A personal access token has the form w_EXPIRY_RANDOM; use TokenCredential for a Waldur token.", nameof(token));
        }

        ExpiresAt = long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
        _header = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>When the token ends, as the token itself says; null where it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal override IEnumerable<string> Secrets => [_header.Parameter!];

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = _header;
        return ValueTask.CompletedTask;
    }
}
