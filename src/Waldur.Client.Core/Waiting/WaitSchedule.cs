namespace Waldur.Client.Core;

/// <summary>When the polls of one wait come, and when it ends.</summary>
internal sealed class WaitSchedule(WaitOptions options, TimeProvider timeProvider, Random random)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly TimeSpan _maxInterval = options.MaxInterval > options.Interval ? options.MaxInterval : options.Interval;
    private TimeSpan _interval = options.Interval;
    private bool _started;

    public int MaxConsecutiveFailures { get; } = options.MaxConsecutiveFailures ?? int.MaxValue;

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_start);

    public bool HasLastPoll => options.LastPollTimeout > TimeSpan.Zero;

    /// <summary>Waits for the next poll's moment, but never past the deadline.</summary>
    /// <returns>Whether the deadline has come, so that the next poll is the last.</returns>
    public async Task<bool> DelayAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var delay = NextDelay();
        var left = Left();
        if (delay > left)
        {
            delay = left;
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        // Not read off the clock again: a timer may be a moment early, and that moment is too short for a poll.
        return delay == left;
    }

    /// <summary>Makes a source that is cancelled when the poll that begins now must end.</summary>
    public CancellationTokenSource LimitPoll(bool isLast) =>
        options.Timeout == Timeout.InfiniteTimeSpan
            ? new()
            : new(isLast ? options.LastPollTimeout : Left(), timeProvider);

    private TimeSpan Left()
    {
        if (options.Timeout == Timeout.InfiniteTimeSpan)
        {
            return TimeSpan.MaxValue;
        }

        var left = options.Timeout - Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private TimeSpan NextDelay()
    {
        if (!_started)
        {
            _started = true;
            return options.FirstDelay;
        }

        var delay = _interval * (1 - (options.Jitter * random.NextDouble()));
        var next = _interval * options.BackoffFactor;
        _interval = next < _maxInterval ? next : _maxInterval;
        return delay;
    }
}
