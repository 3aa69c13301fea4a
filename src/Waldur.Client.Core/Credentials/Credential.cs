using System.Diagnostics;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Who the client is to the server. Whatever a credential holds appears neither in its text, nor in logs, exceptions or
/// debugger displays.
/// </summary>
[DebuggerDisplay("{GetType().Name,nq}")]
public abstract class Credential
{
    /// <summary>What no error may repeat, when a call has failed; of a credential of the program's own, the header that it set shows.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal virtual IEnumerable<string> Secrets => [];

    /// <summary>Puts the credential on a request; called for every attempt, at once for several.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request carries the credential.</returns>
    public abstract ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Gets a newer credential after the server responded 401; the request is then sent once more.</summary>
    /// <param name="rejected">The request that was refused.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False where there is nothing newer: the 401 then stands.</returns>
    public virtual ValueTask<bool> RefreshAsync(HttpRequestMessage rejected, CancellationToken cancellationToken) =>
        ValueTask.FromResult(false);

    /// <summary>Looks at a successful response for a sign that the server took the credential as it was meant.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <returns>Null if all is well; otherwise what is wrong, in a sentence without secrets.</returns>
    public virtual string? FindProblem(ResponseHeaders headers) => null;

    /// <summary>Recognises the kind of a token by its form: <c>w_…</c> is a personal access token, two dots make a JSON Web Token, all else is a Waldur token.</summary>
    /// <param name="token">The token alone, without a scheme word.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The text cannot be a token.</exception>
    public static Credential FromToken(string token)
    {
        token = Secret.Check(token, nameof(token));
        if (token.StartsWith("w_", StringComparison.Ordinal))
        {
            return new PersonalAccessTokenCredential(token);
        }

        return token.AsSpan().Count('.') == 2 ? new BearerCredential(token) : new TokenCredential(token);
    }

    /// <summary>A token in a file that is read again when it changes, such as a mounted secret. Its kind is recognised as <see cref="FromToken"/> does.</summary>
    /// <param name="path">The file's path; it is first read when a request is sent.</param>
    /// <param name="timeProvider">The clock by which the file is looked at; the system's when left out.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static FileTokenCredential FromTokenFile(string path, TimeProvider? timeProvider = null) => new(path, timeProvider);

    /// <summary>Never what the credential holds.</summary>
    /// <returns>The type's name.</returns>
    public sealed override string ToString() => GetType().Name;
}
