using System.Diagnostics;

namespace Waldur.Client;

/// <summary>An access token of an identity provider, with the instant at which it ends.</summary>
[DebuggerDisplay("AccessToken, ends at {ExpiresAt}")]
public readonly struct AccessToken : IEquatable<AccessToken>
{
    /// <summary>Makes a token.</summary>
    /// <param name="token">The token alone, usually a JSON Web Token.</param>
    /// <param name="expiresAt">When it ends; null where that is not known.</param>
    public AccessToken(string token, DateTimeOffset? expiresAt = null)
    {
        Token = token;
        ExpiresAt = expiresAt;
    }

    /// <summary>When the token ends; null where that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? Token { get; }

    /// <summary>Whether both are the same token.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(AccessToken left, AccessToken right) => left.Equals(right);

    /// <summary>Whether they are different tokens.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(AccessToken left, AccessToken right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(AccessToken other) => string.Equals(Token, other.Token, StringComparison.Ordinal) && ExpiresAt == other.ExpiresAt;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AccessToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Token, ExpiresAt);

    /// <summary>Never the token.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(AccessToken);
}
