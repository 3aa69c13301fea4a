using System.Net;

namespace Waldur.Client;

/// <summary>A successful response with a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    /// <summary>Makes a response; a test may, too.</summary>
    /// <param name="value">The value.</param>
    /// <param name="statusCode">The status.</param>
    /// <param name="headers">The headers; none when left out.</param>
    public ApiResponse(T value, HttpStatusCode statusCode = HttpStatusCode.OK, ResponseHeaders headers = default)
        : base(statusCode, headers) => Value = value;

    /// <summary>The body, read.</summary>
    public T Value { get; }
}
