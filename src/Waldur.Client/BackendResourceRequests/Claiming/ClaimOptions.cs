namespace Waldur.Client;

/// <summary>How a request is claimed.</summary>
public sealed record ClaimOptions
{
    internal static ClaimOptions Default { get; } = new();

    /// <summary>
    /// Whether this is the only agent that claims requests of the offering. A request found in state <c>Processing</c> after
    /// a lost response is then its own.
    /// </summary>
    /// <value>False by default.</value>
    public bool IsOnlyAgent { get; init; }
}
