using System.Net;

namespace Waldur.Client;

/// <summary>The object is not in a state that allows the operation, or is in use or locked: 409 or 423.</summary>
public sealed class ApiConflictException : ApiException
{
    private readonly IReadOnlyList<string>? _validStates;

    /// <inheritdoc/>
    public ApiConflictException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.Conflict, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiConflictException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.Conflict)!, innerException)
    {
    }

    /// <summary>The states in which the operation is allowed, such as <c>Sent</c>; empty where the server names none.</summary>
    public IReadOnlyList<string> ValidStates
    {
        get => _validStates ?? Details.ValidStates;
        init => _validStates = value;
    }
}
