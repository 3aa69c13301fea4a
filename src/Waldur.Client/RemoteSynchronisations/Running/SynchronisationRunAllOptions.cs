namespace Waldur.Client;

/// <summary>How all active synchronisations are run.</summary>
public sealed record SynchronisationRunAllOptions : SynchronisationRunOptions
{
    internal static new SynchronisationRunAllOptions Default { get; } = new();

    /// <summary>How many run at once. Each keeps one of the server's few workers busy for as long as it runs.</summary>
    /// <value>1 by default: one after the other.</value>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 16.</exception>
    public int Parallelism { get; init => field = Guards.InRange(value, 1, 16, nameof(Parallelism)); } = 1;
}
