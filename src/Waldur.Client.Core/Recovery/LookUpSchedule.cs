using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>When the look-ups for one lost response come: at once, then at growing intervals, the last when patience ends.</summary>
/// <param name="options">How patient to be.</param>
/// <param name="timeProvider">The clock.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LookUpSchedule(LostResponseOptions options, TimeProvider timeProvider)
{
    private readonly long _lostAt = timeProvider.GetTimestamp();
    private TimeSpan _interval = options.LookUpInterval;

    /// <summary>How much of the server's time is left.</summary>
    public TimeSpan Left => options.Patience - timeProvider.GetElapsedTime(_lostAt) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Waits until the next look-up is due.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>False where the server's time was up already: the look-up before was the last.</returns>
    public async Task<bool> DelayAsync(CancellationToken cancellationToken)
    {
        var left = Left;
        if (left == TimeSpan.Zero)
        {
            return false;
        }

        await Task.Delay(_interval < left ? _interval : left, timeProvider, cancellationToken).ConfigureAwait(false);
        var doubled = _interval * 2;
        _interval = doubled < options.MaxLookUpInterval ? doubled : options.MaxLookUpInterval;
        return true;
    }
}
