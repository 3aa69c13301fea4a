using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <summary>When an agent polls next, and which failures of a poll it outlives.</summary>
internal sealed partial class PollSchedule(AgentOptions options, TimeProvider timeProvider, ILogger logger, string host)
{
    private TimeSpan _wait = TimeSpan.Zero;
    private long _since = timeProvider.GetTimestamp();
    private int _refusals;
    private bool _hasWorked;

    /// <summary>How long until the next poll.</summary>
    public TimeSpan Left => _wait - timeProvider.GetElapsedTime(_since) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Whether the latest poll has succeeded.</summary>
    public bool HasSucceeded { get; private set; }

    /// <summary>Polls without further waiting: there may be more.</summary>
    public void Hasten() => _wait = TimeSpan.Zero;

    public void OnSuccess()
    {
        _hasWorked = HasSucceeded = true;
        _refusals = 0;
        Wait(options.PollInterval);
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

        Wait(Longer(_wait > options.PollInterval ? _wait : options.PollInterval));
        LogAway(logger, host, _wait.TotalSeconds, error.Message);
        return true;
    }

    private TimeSpan Longer(TimeSpan wait) => wait * 2 < options.MaxPollInterval ? wait * 2 : options.MaxPollInterval;

    private void Wait(TimeSpan wait)
    {
        _wait = wait;
        _since = timeProvider.GetTimestamp();
    }

    [LoggerMessage(10, LogLevel.Warning, "The requests of {Host} cannot be listed now; the next poll comes in {Seconds:0} s: {Reason}")]
    private static partial void LogAway(ILogger logger, string host, double seconds, string reason);
}
