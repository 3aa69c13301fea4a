using System.Diagnostics;

namespace Waldur.Client.Core;

/// <summary>What was read of a token file.</summary>
[DebuggerDisplay("{Stamp}")]
internal sealed class TokenFileContent(string token, TokenFileStamp stamp)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Token { get; } = token;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Credential Credential { get; } = Credential.FromToken(token);

    public TokenFileStamp Stamp { get; } = stamp;

    /// <summary>
    /// Whether this may be the beginning of a token that is still being written: shorter than the one before, or of another
    /// kind.
    /// </summary>
    public bool MayBePartOf(TokenFileContent before) =>
        Token.Length < before.Token.Length || Credential.GetType() != before.Credential.GetType();
}
