namespace Waldur.Client.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers, delays and timeouts that were made on it fall due in order
/// while it is moved, and never otherwise.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;

    /// <summary>Starts the clock.</summary>
    /// <param name="start">The first instant; 2026-01-01 00:00 UTC when left out.</param>
    public FakeClock(DateTimeOffset? start = null)
    {
        _start = (start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime();
        _now = _start;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The instant at which the next timer falls due; null while none is waiting.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
            {
                return _timers.Min(timer => timer.Due);
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward; what falls due on the way runs at its own instant.</summary>
    /// <param name="by">How far.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = target > _now ? target : _now;
        }
    }

    /// <summary>
    /// Moves the clock step by step until a task has ended, giving the program under test a moment of real time between
    /// two steps.
    /// </summary>
    /// <typeparam name="T">The task's result.</typeparam>
    /// <param name="task">The task to wait for.</param>
    /// <param name="step">How far each step moves the clock.</param>
    /// <returns>The task's result.</returns>
    public async Task<T> RunUntilCompletedAsync<T>(Task<T> task, TimeSpan step)
    {
        ArgumentNullException.ThrowIfNull(task);
        await RunUntilCompletedAsync((Task)task, step).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>
    /// Moves the clock step by step until a task has ended, giving the program under test a moment of real time between
    /// two steps.
    /// </summary>
    /// <param name="task">The task to wait for.</param>
    /// <param name="step">How far each step moves the clock.</param>
    /// <returns>A task that ends as <paramref name="task"/> does.</returns>
    public async Task RunUntilCompletedAsync(Task task, TimeSpan step)
    {
        ArgumentNullException.ThrowIfNull(task);
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(2), System)).ConfigureAwait(false);
            if (!task.IsCompleted && NextDue is not null)
            {
                Advance(step);
            }
        }

        await task.ConfigureAwait(false);
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime;
            if (timer.Due is not null)
            {
                _timers.Add(timer);
            }
        }

        if (dueTime == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private FakeTimer? TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            var timer = _timers.MinBy(timer => timer.Due);
            if (timer is null || timer.Due > target)
            {
                return null;
            }

            _now = timer.Due!.Value > _now ? timer.Due.Value : _now;
            _timers.Remove(timer);
            return timer;
        }
    }
}
