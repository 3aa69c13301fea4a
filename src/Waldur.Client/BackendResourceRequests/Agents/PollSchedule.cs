using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <summary>When an agent polls next, and which failures of a poll it outlives.</summary>
internal sealed partial class PollSchedule(AgentOptions options, TimeProvider timeProvider, ILogger logger, string host)
{
    // Hints that lead to nothing, over and over, must not make the agent poll without a pause. A few are nothing odd: what they
    // hint at was found by an earlier poll.
    private const int MaxVainHints = 3;
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    private TimeSpan _wait = TimeSpan.Zero;
    private TimeSpan _connectedWait = TimeSpan.Zero;
    private TimeSpan _backOff = TimeSpan.Zero;
    private long _since = timeProvider.GetTimestamp();
    private int _vainHints;
    private int _refusals;
    private bool _hasWorked;

    /// <summary>Whether the latest poll has succeeded.</summary>
    public bool HasSucceeded { get; private set; }

    /// <summary>What the next poll follows from.</summary>
    public WakeReason Reason { get; private set; }

    /// <summary>Whether the next poll follows from a hint: more hints would say nothing new.</summary>
    public bool IsWoken => Reason != WakeReason.Interval;

    /// <summary>How long until the next poll.</summary>
    /// <param name="isConnected">Whether hints can be expected meanwhile.</param>
    public TimeSpan Left(bool isConnected) =>
        (isConnected ? _connectedWait : _wait) - timeProvider.GetElapsedTime(_since) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Polls without further waiting: there may be more.</summary>
    public void Hasten() => _wait = _connectedWait = TimeSpan.Zero;

    /// <summary>Polls because of a hint: at once, unless hints led to nothing lately.</summary>
    public void Wake(WakeReason reason)
    {
        Reason = reason;
        _wait = Shorter(_wait, Pause);
        _connectedWait = Shorter(_connectedWait, Pause);
    }

    /// <summary>Something was found that is to be tried once more, whether anybody hints at it or not.</summary>
    public void OnUnfinished() => _connectedWait = Shorter(_connectedWait, _wait);

    /// <summary>Notes a poll that succeeded.</summary>
    /// <param name="hasFound">Whether it found anything.</param>
    public void OnSuccess(bool hasFound)
    {
        _hasWorked = HasSucceeded = true;
        _refusals = 0;
        _backOff = TimeSpan.Zero;
        OnEnded(hasFound);
        Wait(options.PollInterval, Longer(options.PollInterval, options.ConnectedPollInterval));
    }

    /// <summary>Notes a failed poll.</summary>
    /// <returns>Whether the agent goes on. An agent that has worked outlives refusals, which may be a gateway's; some in a row end it.</returns>
    public bool Outlives(Exception error)
    {
        HasSucceeded = false;
        if (error is not (IncompleteListingException or ApiException { IsTransient: true }))
        {
            if (error is not ApiException || !_hasWorked || ++_refusals > options.MaxConsecutiveRefusals)
            {
                return false;
            }
        }

        OnEnded(hasFound: false);
        _backOff = Shorter(Longer(_backOff, options.PollInterval) * 2, Longer(options.PollInterval, options.MaxPollInterval));
        Wait(_backOff, _backOff);
        LogAway(logger, host, _backOff.TotalSeconds, error.Message);
        return true;
    }

    private TimeSpan Pause =>
        _vainHints <= MaxVainHints ? TimeSpan.Zero : Shorter(MinPause * Math.Pow(2, Math.Min(_vainHints - MaxVainHints - 1, 10)), MaxPause);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void OnEnded(bool hasFound)
    {
        _vainHints = hasFound ? 0 : Reason == WakeReason.Interval ? _vainHints : _vainHints + 1;
        Reason = WakeReason.Interval;
    }

    private void Wait(TimeSpan wait, TimeSpan connectedWait)
    {
        _wait = wait;
        _connectedWait = connectedWait;
        _since = timeProvider.GetTimestamp();
    }

    [LoggerMessage(110, LogLevel.Warning, "The requests of {Host} cannot be listed now; the next poll comes in {Seconds:0} s: {Reason}")]
    private static partial void LogAway(ILogger logger, string host, double seconds, string reason);
}
