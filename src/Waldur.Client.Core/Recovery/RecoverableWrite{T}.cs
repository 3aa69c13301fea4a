namespace Waldur.Client.Core;

/// <summary>A write, and how to find out what became of it when its response is lost.</summary>
/// <typeparam name="T">What the write gives.</typeparam>
public sealed record RecoverableWrite<T>
{
    /// <summary>Sends the write.</summary>
    public required Func<CancellationToken, Task<T>> Send { get; init; }

    /// <summary>Looks up the effect. An <see cref="ApiException"/> of it counts as unknown: the next look-up may be luckier.</summary>
    public required Func<CancellationToken, Task<LookUp<T>>> LookUp { get; init; }

    /// <summary>When the write may be sent once more.</summary>
    public required RetryRule Retry { get; init; }

    /// <summary>
    /// Whether a refusal leaves open that the effect is there, though no response was lost: somebody else was faster, or the
    /// server refuses what it has half done.
    /// </summary>
    /// <value>No refusal by default.</value>
    public Func<ApiException, bool> IsDoubtful { get; init; } = static _ => false;
}
