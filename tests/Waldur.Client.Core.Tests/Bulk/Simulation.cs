using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Bulk;

/// <summary>Moves a clock from one due timer to the next until a task has ended.</summary>
internal static class Simulation
{
    public static async Task<TimeSpan> MeasureAsync(FakeClock clock, Task task)
    {
        var started = clock.GetTimestamp();
        while (!await HasSettledAsync(task))
        {
            if (clock.NextDue is { } due)
            {
                clock.Advance(due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            }
        }

        await task;
        return clock.GetElapsedTime(started);
    }

    // Whatever the last timers led to has had its turn on the pool then.
    private static async Task<bool> HasSettledAsync(Task task)
    {
        await Task.Delay(1);
        await Task.Run(static () => { });
        return task.IsCompleted;
    }
}
