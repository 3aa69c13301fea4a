using System.Diagnostics;
using System.Net.Http.Headers;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// An access token of an identity provider (OpenID Connect), sent as <c>Authorization: Bearer …</c>. With a callback, a
/// token is fetched when there is none, when it is about to end, and once more when the server refuses it with 401.
/// </summary>
public sealed class BearerCredential : Credential, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly Func<CancellationToken, ValueTask<AccessToken>>? _getToken;
    private readonly TimeProvider _timeProvider;
    private readonly SemaphoreSlim _gate = new(1, 1);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private volatile Current? _current;

    /// <summary>Takes a token that is not renewed.</summary>
    /// <param name="token">The token alone.</param>
    /// <exception cref="ArgumentException">The text cannot be a token.</exception>
    public BearerCredential(string token)
    {
        _timeProvider = TimeProvider.System;
        _current = new Current(new AuthenticationHeaderValue("Bearer", Secret.Check(token, nameof(token))), null);
    }

    /// <summary>Takes a callback that gets tokens.</summary>
    /// <param name="getToken">Gets a fresh token from the identity provider; never called twice at once.</param>
    /// <param name="timeProvider">The clock by which tokens end; the system's when left out.</param>
    public BearerCredential(Func<CancellationToken, ValueTask<AccessToken>> getToken, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        _getToken = getToken;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal override IEnumerable<string> Secrets => _current is { Header.Parameter: { } token } ? [token] : [];

    /// <inheritdoc/>
    public override async ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var current = _current;
        if (current is null || IsEnding(current))
        {
            current = await RenewAsync(current, cancellationToken).ConfigureAwait(false);
        }

        request.Headers.Authorization = current.Header;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> RefreshAsync(HttpRequestMessage rejected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        if (_getToken is null)
        {
            return false;
        }

        var refused = rejected.Headers.Authorization;
        var current = _current;
        if (current is null || current.Header.Equals(refused))
        {
            current = await RenewAsync(current, cancellationToken).ConfigureAwait(false);
        }

        return !current.Header.Equals(refused);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private bool IsEnding(Current current) =>
        _getToken is not null && current.ExpiresAt is { } end && end - Margin <= _timeProvider.GetUtcNow();

    private async ValueTask<Current> RenewAsync(Current? seen, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Whoever waited behind another's renewal takes its token.
            if (_current is { } renewed && !ReferenceEquals(renewed, seen))
            {
                return renewed;
            }

            var token = await _getToken!(cancellationToken).ConfigureAwait(false);
            var header = new AuthenticationHeaderValue("Bearer", Secret.Check(token.Token ?? "", "getToken"));
            return _current = new Current(header, token.ExpiresAt);
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed class Current(AuthenticationHeaderValue header, DateTimeOffset? expiresAt)
    {
        public AuthenticationHeaderValue Header => header;

        public DateTimeOffset? ExpiresAt => expiresAt;
    }
}
