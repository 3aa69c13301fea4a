using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>One kind of write for many items, and how to find out what became of each when its response is lost.</summary>
/// <typeparam name="TItem">The items' type.</typeparam>
/// <typeparam name="T">What the write gives.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BulkWrite<TItem, T>
{
    /// <summary>What the items are, for the log: <c>import</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Sends the write for an item.</summary>
    public required Func<TItem, CancellationToken, Task<T>> Send { get; init; }

    /// <summary>Looks up the effect for an item. An <see cref="ApiException"/> of it counts as unknown.</summary>
    public required Func<TItem, CancellationToken, Task<LookUp<T>>> LookUp { get; init; }

    /// <summary>When the write may be sent once more.</summary>
    public required RetryRule Retry { get; init; }

    /// <summary>Takes each result once it is final, how many are final, and how many there will be.</summary>
    public Action<TItem, BulkWriteResult<T>, int, int>? Progress { get; init; }

    /// <summary>What becomes of the items under way when the caller cancels.</summary>
    /// <value>They are carried out to their end by default.</value>
    public BulkCancellation Cancellation { get; init; }
}
