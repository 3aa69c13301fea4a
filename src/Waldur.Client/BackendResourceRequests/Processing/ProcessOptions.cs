namespace Waldur.Client;

/// <summary>How a request is claimed, and how its failure is reported.</summary>
public record ProcessOptions
{
    internal static ProcessOptions Default { get; } = new();

    /// <inheritdoc cref="ClaimOptions.IsOnlyAgent"/>
    public bool IsOnlyAgent { get; init; }

    /// <summary>How much of a failure the server learns.</summary>
    /// <value>Message and stack trace, each cut to a length, by default.</value>
    public FailureOptions Failure { get; init; } = FailureOptions.Default;
}
