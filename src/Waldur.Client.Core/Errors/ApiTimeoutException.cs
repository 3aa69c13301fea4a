using System.Globalization;

namespace Waldur.Client;

/// <summary>A time limit of the client passed before the response had come. A call that the caller cancels ends otherwise.</summary>
public sealed class ApiTimeoutException : ApiException
{
    /// <inheritdoc/>
    public ApiTimeoutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for a call that took too long.</summary>
    /// <param name="failure">Which call failed.</param>
    /// <param name="limit">The limit that passed.</param>
    /// <param name="isWholeCall">Whether it is the limit of the whole call, not of one attempt.</param>
    /// <param name="innerException">The cause, if any; for a whole call, the failure of the last attempt.</param>
    public ApiTimeoutException(ApiFailure failure, TimeSpan limit, bool isWholeCall, Exception? innerException = null)
        : base(failure, Hint(limit, isWholeCall), innerException)
    {
        Limit = limit;
        IsWholeCall = isWholeCall;
    }

    /// <summary>The limit that passed.</summary>
    public TimeSpan Limit { get; init; }

    /// <summary>Whether the whole call with all its attempts took too long; otherwise one attempt did.</summary>
    public bool IsWholeCall { get; init; }

    private static string Hint(TimeSpan limit, bool isWholeCall) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(isWholeCall ? "The call" : "The attempt")} took longer than its limit of {limit.TotalSeconds:0.###} s.");
}
