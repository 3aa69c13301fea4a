namespace Waldur.Client.Events;

/// <summary>Wakes one loop.</summary>
internal sealed class EventWakeSource(TimeProvider timeProvider, Func<WaldurEvent, bool>? filter) : IWakeSource
{
    // Timers end at 49 days; whoever waits longer waits several times.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(24);

    private readonly object _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private WakeReason _pending;
    private bool _isConnected;

    public bool IsConnected
    {
        get
        {
            lock (_lock)
            {
                return _isConnected;
            }
        }
    }

    public async Task<WakeReason> WaitAsync(TimeSpan interval, TimeSpan connectedInterval, CancellationToken cancellationToken = default)
    {
        var start = timeProvider.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Take(out var isConnected, out var changed) is var reason && reason != WakeReason.Interval)
            {
                return reason;
            }

            var left = Left(isConnected ? connectedInterval : interval, timeProvider.GetElapsedTime(start));
            if (left <= TimeSpan.Zero)
            {
                return WakeReason.Interval;
            }

            await changed.WaitAsync(left, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Publish(WaldurEvent published)
    {
        if (published.Kind == WaldurEventKind.Connected)
        {
            SetConnected(true);
        }
        else if (Concerns(published))
        {
            Signal(WakeReason.Hint, isConnected: null);
        }
    }

    /// <summary>A connect is a hint, too: what came while there was none may have been missed.</summary>
    public void SetConnected(bool isConnected) => Signal(isConnected ? WakeReason.Connected : WakeReason.Interval, isConnected);

    private static TimeSpan Left(TimeSpan interval, TimeSpan elapsed)
    {
        var left = interval == Timeout.InfiniteTimeSpan ? MaxDelay : interval - elapsed;
        return left < MaxDelay ? left : MaxDelay;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A message that does not say what it is about may be about anything, and so may one that the filter fails on.
    private bool Concerns(WaldurEvent published)
    {
        try
        {
            return filter is null || published.ObjectType is null || filter(published);
        }
        catch (Exception)
        {
            return true;
        }
    }

    private WakeReason Take(out bool isConnected, out Task changed)
    {
        lock (_lock)
        {
            var reason = _pending;
            _pending = WakeReason.Interval;
            isConnected = _isConnected;
            changed = _changed.Task;
            return reason;
        }
    }

    private void Signal(WakeReason reason, bool? isConnected)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _isConnected = isConnected ?? _isConnected;
            _pending = reason > _pending ? reason : _pending;
            changed = _changed;
            _changed = NewSignal();
        }

        changed.TrySetResult();
    }
}
