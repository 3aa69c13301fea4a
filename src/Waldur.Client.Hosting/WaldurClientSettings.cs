using System.Diagnostics;

namespace Waldur.Client.Hosting;

/// <summary>
/// Which Waldur a client drives, as whom, and how. Exactly one credential is given: <see cref="Token"/>, <see cref="TokenFile"/>,
/// <see cref="PersonalAccessToken"/>, <see cref="AccessToken"/>, or, from code, <see cref="GetAccessToken"/> or <see cref="ClientSettings.Credential"/>.
/// </summary>
public sealed class WaldurClientSettings : ClientSettings
{
    /// <summary>A token of any kind; the kind is recognised as <see cref="Client.Credential.FromToken"/> does.</summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>
    /// A file that holds a token of any kind, such as a mounted secret. It is read again when it changes: no restart is needed. A
    /// relative path begins at the content root.
    /// </summary>
    /// <value>None by default.</value>
    public string? TokenFile { get; set; }

    /// <summary>A personal access token (<c>w_…</c>).</summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PersonalAccessToken { get; set; }

    /// <summary>An access token of an identity provider, which is not renewed.</summary>
    /// <value>None by default; see <see cref="GetAccessToken"/> for one that is.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AccessToken { get; set; }

    /// <summary>Gets access tokens of an identity provider, when there is none, when one is about to end, and after a 401; not from configuration.</summary>
    /// <value>None by default.</value>
    public Func<CancellationToken, ValueTask<AccessToken>>? GetAccessToken { get; set; }

    /// <summary>The user in whose name a staff user's token is used. See <see cref="ImpersonationCredential"/>.</summary>
    /// <value>None by default.</value>
    public Guid? ImpersonatedUser { get; set; }
}
