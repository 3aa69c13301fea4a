namespace Waldur.Client;

/// <summary>
/// A staff user's Waldur token used in another user's name. The server ignores the wish silently where it may not be
/// granted, so every response is checked for the header that confirms it.
/// </summary>
public sealed class ImpersonationCredential : Credential
{
    private const string RequestHeader = "X-Impersonated-User-Uuid";
    private const string ResponseHeader = "X-impersonator-uuid";
    private readonly TokenCredential _staff;
    private readonly Guid _user;

    /// <summary>Acts as another user.</summary>
    /// <param name="staff">The staff user's token; only this kind can impersonate.</param>
    /// <param name="user">The uuid of the user to act as.</param>
    /// <exception cref="ArgumentException">The uuid is empty.</exception>
    public ImpersonationCredential(TokenCredential staff, Guid user)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (user == Guid.Empty)
        {
            throw new ArgumentException("Give the uuid of the user to act as.", nameof(user));
        }

        _staff = staff;
        _user = user;
    }

    /// <inheritdoc/>
    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Remove(RequestHeader);
        request.Headers.TryAddWithoutValidation(RequestHeader, _user.ToString("N"));
        return _staff.ApplyAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public override string? FindProblem(ResponseHeaders headers) =>
        headers[ResponseHeader] is null
            ? $"The server did not confirm the impersonation of user {_user:N}: the token's owner is not staff, or there is no such user. The call was carried out in the name of the token's owner."
            : null;
}
