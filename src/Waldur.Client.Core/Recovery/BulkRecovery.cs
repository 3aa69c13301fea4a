using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>
/// <see cref="Recovery"/> for many writes: all are sent first, then the effects of those whose responses were lost are looked
/// up together, so that the patience is spent once and not for each.
/// </summary>
/// <param name="runner">Carries out the calls, at the server's pace.</param>
/// <param name="options">How patient to be.</param>
/// <param name="timeProvider">The clock.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BulkRecovery(BulkRunner runner, LostResponseOptions options, TimeProvider timeProvider)
{
    /// <summary>Executes the writes.</summary>
    /// <typeparam name="TItem">The items' type.</typeparam>
    /// <typeparam name="T">What the writes give.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Begins no further item. Nothing is thrown.</param>
    /// <returns>One result for each item, in the items' order.</returns>
    public Task<IReadOnlyList<BulkWriteResult<T>>> ExecuteAsync<TItem, T>(
        IReadOnlyList<TItem> items,
        BulkWrite<TItem, T> write,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(write);
        return new BulkRecoveryRun<TItem, T>(items, write, runner, options, timeProvider).ExecuteAsync(cancellationToken);
    }
}
