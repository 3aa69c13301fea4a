using System.Net;

namespace Waldur.Client;

/// <summary>The server did not accept the credential, or was given none: 401.</summary>
public sealed class ApiAuthenticationException : ApiException
{
    /// <inheritdoc/>
    public ApiAuthenticationException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.Unauthorized, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiAuthenticationException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.Unauthorized)!, innerException)
    {
    }

    /// <summary>The scheme that the server asks for in <c>WWW-Authenticate</c>, such as <c>Token</c>; null where it names none.</summary>
    public string? Scheme { get; init; }
}
