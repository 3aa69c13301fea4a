namespace Waldur.Client.Tests;

/// <summary>The system's clock, on which every timer of a second or more is a hundred times as short; limits of calls stay long.</summary>
internal sealed class FastClock : TimeProvider
{
    private static readonly TimeSpan LimitOfCalls = TimeSpan.FromSeconds(30);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime >= TimeSpan.FromSeconds(1) && dueTime < LimitOfCalls ? dueTime / 100 : dueTime, period);
}
