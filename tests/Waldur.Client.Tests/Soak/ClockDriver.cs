using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>Moves a clock whenever nothing else is left to do, so that hours of waiting pass in seconds.</summary>
internal sealed class ClockDriver : IDisposable
{
    private static readonly TimeSpan MaxStep = TimeSpan.FromMilliseconds(250);
    private readonly FakeClock _clock;
    private readonly int _patience;
    private readonly Thread _thread;
    private volatile bool _isStopped;

    /// <summary>Begins to move the clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="patience">How many times in a row no work may be waiting before the clock moves; more where there is a network in between.</param>
    public ClockDriver(FakeClock clock, int patience)
    {
        _clock = clock;
        _patience = patience;
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(ClockDriver) };
        _thread.Start();
    }

    public void Dispose()
    {
        _isStopped = true;

        // What the clock wakes may go on in the driver's own thread, and end here.
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        for (var idle = 0; !_isStopped;)
        {
            idle = ThreadPool.PendingWorkItemCount == 0 ? idle + 1 : 0;
            if (idle < _patience)
            {
                Thread.Sleep(0);
                Thread.SpinWait(50);
            }
            else if (_clock.NextDue - _clock.GetUtcNow() is { } left)
            {
                _clock.Advance(left < TimeSpan.Zero ? TimeSpan.Zero : left < MaxStep ? left : MaxStep);
                idle = 0;
            }
        }
    }
}
