using System.Diagnostics;

namespace Waldur.Client.Core;

/// <summary>The token that was read of a file.</summary>
[DebuggerDisplay("{GetType().Name,nq}")]
internal sealed class TokenFileContent(string token)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Token { get; } = token;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Credential Credential { get; } = Credential.FromToken(token);

    /// <summary>
    /// Whether this may be the beginning of a token that is still being written: shorter than the one before, or of another
    /// kind.
    /// </summary>
    public bool MayBePartOf(TokenFileContent before) =>
        Token.Length < before.Token.Length || Credential.GetType() != before.Credential.GetType();
}
