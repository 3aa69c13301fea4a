using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>What is done with each item of many, and what its result is when that goes wrong.</summary>
/// <typeparam name="TItem">The items' type.</typeparam>
/// <typeparam name="TResult">The results' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BulkWork<TItem, TResult>
{
    /// <summary>Carries out one item. Its calls are paced where they are made with <see cref="BulkRunner.CallOptions"/>.</summary>
    public required Func<TItem, CancellationToken, Task<TResult>> Execute { get; init; }

    /// <summary>
    /// Makes the result of an item that threw, whatever it threw: also an <see cref="OperationCanceledException"/> where the
    /// caller cancelled it under way. It must not throw itself.
    /// </summary>
    public required Func<TItem, Exception, TResult> ToFailed { get; init; }

    /// <summary>Makes the result of an item that had not begun when the caller cancelled. It must not throw.</summary>
    public required Func<TItem, TResult> ToNotStarted { get; init; }

    /// <summary>
    /// Receives each result as it comes, how many have come, and how many there will be; one call after the other. The first
    /// exception that it throws is logged; none stops the work.
    /// </summary>
    public Action<TResult, int, int>? Progress { get; init; }

    /// <summary>What becomes of the items under way when the caller cancels.</summary>
    /// <value>They are carried out to their end by default.</value>
    public BulkCancellation Cancellation { get; init; }

    /// <summary>What the items are, for the log: <c>import</c>.</summary>
    public string Name { get; init; } = "item";
}
