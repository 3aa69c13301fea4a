using System.Diagnostics;

namespace Waldur.Client.Katello.Hosting;

/// <summary>
/// Which Katello a client drives, as whom, and how. A <see cref="User"/> is given with exactly one of <see cref="Password"/>,
/// <see cref="PasswordFile"/> and <see cref="PersonalAccessToken"/>; or, from code, <see cref="ClientSettings.Credential"/> alone.
/// </summary>
public sealed class KatelloClientSettings : ClientSettings
{
    /// <summary>The user's name.</summary>
    /// <value>None by default.</value>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>
    /// A file that holds the user's password or personal access token, such as a mounted secret. It is read again when it changes:
    /// no restart is needed. A relative path begins at the content root; white space around the password does not count.
    /// </summary>
    /// <value>None by default.</value>
    public string? PasswordFile { get; set; }

    /// <summary>A personal access token of the user, which takes the password's place.</summary>
    /// <value>None by default.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [field: DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? PersonalAccessToken { get; set; }
}
