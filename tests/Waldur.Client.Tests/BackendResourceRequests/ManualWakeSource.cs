namespace Waldur.Client.Tests;

/// <summary>A source of wake-ups that a test plays.</summary>
internal sealed class ManualWakeSource(TimeProvider timeProvider) : IWakeSource
{
    private readonly object _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WakeReason _pending;
    private bool _isConnected;

    public bool IsConnected
    {
        get => _isConnected;
        set => Signal(WakeReason.Interval, value);
    }

    /// <summary>How many waits were begun.</summary>
    public int Waits { get; private set; }

    public void Hint() => Signal(WakeReason.Hint, _isConnected);

    public void Connect() => Signal(WakeReason.Connected, isConnected: true);

    public async Task<WakeReason> WaitAsync(TimeSpan interval, TimeSpan connectedInterval, CancellationToken cancellationToken = default)
    {
        Waits++;
        var start = timeProvider.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WakeReason reason;
            Task changed;
            lock (_lock)
            {
                (reason, _pending) = (_pending, WakeReason.Interval);
                changed = _changed.Task;
            }

            var left = (_isConnected ? connectedInterval : interval) - timeProvider.GetElapsedTime(start);
            if (reason != WakeReason.Interval || left <= TimeSpan.Zero)
            {
                return reason;
            }

            await changed.WaitAsync(left, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Signal(WakeReason reason, bool isConnected)
    {
        lock (_lock)
        {
            _isConnected = isConnected;
            _pending = reason > _pending ? reason : _pending;
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
