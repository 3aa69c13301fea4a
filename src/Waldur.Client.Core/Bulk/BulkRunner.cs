using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Waldur.Client.Core;

/// <summary>
/// Carries out many items, several at once, and keeps every result. One runner serves the steps of one job, one after the
/// other: what it learned of the server's pace in one step holds for the next.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BulkRunner : IDisposable
{
    private readonly RequestPacer _pacer;
    private readonly ILogger _logger;

    /// <summary>Makes a runner.</summary>
    /// <param name="concurrency">How many requests are under way at once.</param>
    /// <param name="timeProvider">The clock that the server's pace is measured with.</param>
    /// <param name="logger">Takes the first exception of a progress callback; nothing is logged when left out.</param>
    public BulkRunner(Concurrency concurrency, TimeProvider timeProvider, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _pacer = new RequestPacer(concurrency, timeProvider);
        _logger = (logger ?? NullLogger.Instance).ToSafeLogger();
        CallOptions = new CallOptions { Gate = _pacer };
    }

    /// <summary>Options of the calls that items make: <c>client.With(runner.CallOptions)</c>. Without them each item counts as one request.</summary>
    public CallOptions CallOptions { get; }

    /// <summary>How many requests may be under way at once now.</summary>
    public int Level => _pacer.Level;

    /// <summary>Carries out the items.</summary>
    /// <typeparam name="TItem">The items' type.</typeparam>
    /// <typeparam name="TResult">The results' type.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="work">What is done with each.</param>
    /// <param name="cancellationToken">Begins no further item; what becomes of those under way, the work says. Nothing is thrown.</param>
    /// <returns>One result for each item, in the items' order.</returns>
    public Task<IReadOnlyList<TResult>> RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        BulkWork<TItem, TResult> work,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        return new BulkRun<TItem, TResult>(items, work, _pacer, _logger).RunAsync(cancellationToken);
    }

    /// <summary>Stops the runner's timer; to be called when no item is under way any more.</summary>
    public void Dispose() => _pacer.Dispose();
}
