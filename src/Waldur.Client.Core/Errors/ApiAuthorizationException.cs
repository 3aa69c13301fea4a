using System.Net;

namespace Waldur.Client;

/// <summary>The server knows the caller, who may not do this: 403.</summary>
public class ApiAuthorizationException : ApiException
{
    private readonly IReadOnlyList<string>? _missingPermissions;

    /// <inheritdoc/>
    public ApiAuthorizationException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.Forbidden, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiAuthorizationException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.Forbidden)!, innerException)
    {
    }

    private protected ApiAuthorizationException(string message, HttpStatusCode? status, Exception? innerException)
        : base(message, status, innerException)
    {
    }

    private protected ApiAuthorizationException(ApiFailure failure, string? hint, Exception? innerException)
        : base(failure, hint, innerException)
    {
    }

    /// <summary>The permissions that the caller lacks; empty where the server does not name them (Waldur never does).</summary>
    public IReadOnlyList<string> MissingPermissions
    {
        get => _missingPermissions ?? Details.MissingPermissions;
        init => _missingPermissions = value;
    }
}
