namespace Waldur.Client.Core;

/// <summary>Says once that a call takes long: a program that is silent for a minute looks like one that hangs.</summary>
internal sealed class CallNotice(CallLog log, Call call)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>Begins to count; null where nobody reads such lines, which then cost nothing.</summary>
    public static ITimer? Start(CallLog log, Call call, TimeProvider timeProvider) => log.ListensToWaits
        ? timeProvider.CreateTimer(static notice => ((CallNotice)notice!).Say(), new CallNotice(log, call), Silence, Timeout.InfiniteTimeSpan)
        : null;

    private void Say() => log.Waiting(call);
}
