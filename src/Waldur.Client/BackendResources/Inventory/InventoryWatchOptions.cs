using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Waldur.Client;

/// <summary>How an inventory is watched.</summary>
public sealed record InventoryWatchOptions
{
    internal static InventoryWatchOptions Default { get; } = new();

    /// <summary>How long after one reading the next begins.</summary>
    /// <value>5 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than 24 days.</exception>
    public TimeSpan Interval
    {
        get;
        init => field = Guards.Positive(value, nameof(Interval));
    } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after an inventory was given it is given once more although nothing changed in it: the other side may have changed.
    /// </summary>
    /// <value>Null by default: it is given only when it changed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than 24 days.</exception>
    public TimeSpan? RepeatAfter
    {
        get;
        init => field = value is { } time ? Guards.Positive(time, nameof(RepeatAfter)) : null;
    }

    /// <summary>Takes, as warnings, why the inventory could not be read; the same reason only once in a row.</summary>
    /// <value>Logs nothing by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ILogger Logger
    {
        get;
        init => field = Guards.NotNull(value, nameof(Logger));
    } = NullLogger.Instance;

    /// <summary>The clock of the interval.</summary>
    /// <value>The system's by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = Guards.NotNull(value, nameof(TimeProvider));
    } = TimeProvider.System;
}
