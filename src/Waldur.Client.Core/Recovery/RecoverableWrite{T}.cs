using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>A write, and how to find out what became of it when its response is lost.</summary>
/// <typeparam name="T">What the write gives.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>
    /// Whether an error says that the server has ended its work, though not what became of it: the first look-up that succeeds
    /// decides then, and nothing more is waited for.
    /// </summary>
    /// <value>By default a 500 or 501: the server itself responds that it failed. After a gateway's error or a lost connection it may be at work as long as patience lasts.</value>
    public Func<ApiException, bool> IsFinal { get; init; } = RecoveryRules.HasServerEnded;

    /// <summary>
    /// Whether the effect shows only some time after the server's response, as that of a job in the background does: that it is absent
    /// says little before patience ends.
    /// </summary>
    /// <value>False by default.</value>
    public bool ShowsLate { get; init; }

    /// <summary>Called when a response was lost, or may have been replaced by a gateway's refusal, before the effect is looked up: to say what is waited for, and where.</summary>
    /// <value>Nobody by default.</value>
    public Action<ApiException>? OnLost { get; init; }
}
