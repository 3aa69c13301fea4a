using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A user name with a password, or with a personal access token in its place, sent with every request as HTTP Basic.
/// This is how a Katello server is signed in to.
/// </summary>
public sealed class BasicCredential : Credential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly AuthenticationHeaderValue _header;

    /// <summary>Takes a user name and password.</summary>
    /// <param name="user">The user name; it holds no colon.</param>
    /// <param name="password">The password or personal access token.</param>
    /// <exception cref="ArgumentException">The user name is empty or holds a colon, or the password is empty.</exception>
    public BasicCredential(string user, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        ArgumentException.ThrowIfNullOrEmpty(password);
        if (user.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A user name with a colon cannot be sent as HTTP Basic.", nameof(user));
        }

        _header = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal override IEnumerable<string> Secrets => CallSecrets.OfBasic(_header.Parameter!);

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = _header;
        return ValueTask.CompletedTask;
    }
}
