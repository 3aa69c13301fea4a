using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>
/// A clock that skips every wait shorter than two minutes: it notes the wait, moves on by it and lets it end at once.
/// Longer ones, and the limits of attempts, never end by themselves; <see cref="Expire"/> ends them.
/// </summary>
internal sealed class SkippingClock : TimeProvider
{
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(2);

    private readonly object _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<Timer> _limits = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The waits that were skipped.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is CallNotice)
        {
            // No call takes long on this clock, however long it waits.
            return new Timer(this, isLimit: true, Timeout.InfiniteTimeSpan, static () => { });
        }

        var timer = new Timer(this, state is CancellationTokenSource, dueTime, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock by the longest limit under way and ends all limits.</summary>
    public void Expire()
    {
        Timer[] due;
        lock (_lock)
        {
            due = [.. _limits];
            _limits.Clear();
            _now += due.Length == 0 ? TimeSpan.Zero : due.Max(timer => timer.Due);
        }

        Array.ForEach(due, timer => timer.Fire());
    }

    private sealed class Timer(SkippingClock clock, bool isLimit, TimeSpan dueTime, Action fire) : ITimer
    {
        public TimeSpan Due => dueTime;

        public Action Fire => fire;

        public bool Change(TimeSpan due, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._limits.Remove(this);
                if (due == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                if (isLimit || due >= MaxDuration)
                {
                    clock._limits.Add(this);
                    return true;
                }

                clock._waits.Add(due);
                clock._now += due;
            }

            ThreadPool.QueueUserWorkItem(_ => fire());
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
