namespace Waldur.Client;

/// <summary>How much of a failure the server learns; its users can read it there.</summary>
public sealed record FailureOptions
{
    internal static FailureOptions Default { get; } = new();

    /// <summary>Whether the exception's message and stack trace are sent. Without, only the exception's type is named.</summary>
    /// <value>True by default.</value>
    public bool IncludeDetail { get; init; } = true;

    /// <summary>The most characters of the message that are sent; the rest is cut off.</summary>
    /// <value>2,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxMessageLength { get; init => field = Positive(value, nameof(MaxMessageLength)); } = 2_000;

    /// <summary>The most characters of the traceback that are sent; the middle is cut out.</summary>
    /// <value>20,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxTracebackLength { get; init => field = Positive(value, nameof(MaxTracebackLength)); } = 20_000;

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "The length must be positive; use IncludeDetail to send nothing.");
}
