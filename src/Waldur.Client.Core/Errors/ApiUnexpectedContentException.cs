namespace Waldur.Client;

/// <summary>
/// The response says that all is well but cannot be read: an HTML page in place of JSON, broken or cut JSON, another media
/// type. The server has acted on a call that changes something.
/// </summary>
public sealed class ApiUnexpectedContentException : ApiException
{
    /// <inheritdoc/>
    public ApiUnexpectedContentException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for a response that cannot be read.</summary>
    /// <param name="failure">Which call failed, and what came back.</param>
    /// <param name="expected">What was expected, such as <c>application/json</c>.</param>
    /// <param name="found">What came, for the message; it must hold no secret.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ApiUnexpectedContentException(ApiFailure failure, string expected, string found, Exception? innerException = null)
        : base(WithoutDetails(failure), $"Expected {expected} but found {found}.", innerException)
    {
        Expected = expected;
    }

    /// <summary>What was expected, such as <c>application/json</c>.</summary>
    public string? Expected { get; init; }

    /// <summary>The media type that the response names.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// Whether the body is longer than <see cref="ClientOptions.MaxResponseSize"/>. Such a call is not transient: the next response
    /// will hardly be shorter.
    /// </summary>
    public bool IsTooLarge { get; init; }

    // The body of a good response says nothing about an error, and what it says may be secret.
    private static ApiFailure WithoutDetails(ApiFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure with { Details = ErrorBody.Empty };
    }
}
