namespace Waldur.Client;

/// <summary>
/// The call was to be made in another user's name, but the response does not confirm it: the server takes no notice of an
/// impersonation that it does not allow, and acts in the caller's own name.
/// </summary>
public sealed class ApiImpersonationException : ApiAuthorizationException
{
    /// <inheritdoc/>
    public ApiImpersonationException(string message, Exception? innerException = null)
        : base(message, status: null, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiImpersonationException(ApiFailure failure, Exception? innerException = null)
        : base(
            failure,
            "The response does not confirm the impersonation: it needs the token of a staff user and the uuid of an existing user.",
            innerException)
    {
    }
}
