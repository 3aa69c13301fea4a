using System.Diagnostics;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// A staff user's Waldur token used in another user's name. The server ignores the wish silently where it may not be
/// granted, so every response is checked for the header that confirms it.
/// </summary>
public sealed class ImpersonationCredential : Credential
{
    internal const string RequestHeader = "X-Impersonated-User-Uuid";
    private const string ResponseHeader = "X-impersonator-uuid";
    private const string NeedsWaldurToken =
        "Only a Waldur token can impersonate: the server ignores the wish with a personal access token, a JSON Web Token or any other credential.";

    private readonly Credential _staff;
    private readonly Guid _user;

    /// <summary>Acts as another user.</summary>
    /// <param name="staff">
    /// The staff user's Waldur token: a <see cref="TokenCredential"/>, as <see cref="Credential.FromToken"/> makes it of one, or a
    /// <see cref="FileTokenCredential"/> whose file holds one.
    /// </param>
    /// <param name="user">The uuid of the user to act as.</param>
    /// <exception cref="ArgumentException">The uuid is empty, or the credential is no Waldur token, which alone can impersonate.</exception>
    public ImpersonationCredential(Credential staff, Guid user)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (staff is not (TokenCredential or FileTokenCredential))
        {
            throw new ArgumentException(NeedsWaldurToken, nameof(staff));
        }

        if (user == Guid.Empty)
        {
            throw new ArgumentException("Give the uuid of the user to act as.", nameof(user));
        }

        _staff = staff;
        _user = user;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal override IEnumerable<string> Secrets => _staff.Secrets;

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_staff is FileTokenCredential file && file.Current() is not TokenCredential)
        {
            throw new TokenFileException(NeedsWaldurToken);
        }

        request.Headers.Remove(RequestHeader);
        request.Headers.TryAddWithoutValidation(RequestHeader, _user.ToString("N"));
        return _staff.ApplyAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> RefreshAsync(HttpRequestMessage rejected, CancellationToken cancellationToken) =>
        _staff.RefreshAsync(rejected, cancellationToken);

    /// <inheritdoc/>
    public override string? FindProblem(ResponseHeaders headers) =>
        headers[ResponseHeader] is null
            ? $"The server did not confirm the impersonation of user {_user:N}: the token's owner is not staff, or there is no such user. The call was carried out in the name of the token's owner."
            : null;
}
