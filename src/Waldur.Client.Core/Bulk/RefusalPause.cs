namespace Waldur.Client.Core;

/// <summary>
/// How long no new item begins. One refusal says that too many requests were under way, and fewer will do. A second one,
/// of a request sent after the first, says that the server takes none for now: then the wait is the server's Retry-After, or
/// grows. Not thread-safe.
/// </summary>
internal sealed class RefusalPause(TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(60);
    private long _began;
    private TimeSpan _length;
    private int _inARow;
    private int _pauses;
    private bool _isRateLimited;
    private long _lastRefusal;

    /// <summary>What is left of the pause; zero or less where there is none.</summary>
    public TimeSpan Remaining => _length == TimeSpan.Zero ? TimeSpan.Zero : _length - timeProvider.GetElapsedTime(_began);

    /// <summary>Notes how an attempt ended.</summary>
    public void Note(AttemptVerdict verdict, AttemptStart start, TimeSpan? retryAfter)
    {
        if (verdict is AttemptVerdict.Succeeded)
        {
            Succeeded(start);
        }
        else if (verdict is AttemptVerdict.Refused or AttemptVerdict.Lost && (++_inARow > 1 || (_isRateLimited && retryAfter is not null)))
        {
            Pause(retryAfter);
        }

        _lastRefusal = verdict is AttemptVerdict.Succeeded ? _lastRefusal : timeProvider.GetTimestamp();
    }

    // A success of a request that was sent before the refusal says nothing about now.
    private void Succeeded(AttemptStart start)
    {
        if (start.Timestamp >= _lastRefusal)
        {
            (_inARow, _pauses, _length) = (0, 0, TimeSpan.Zero);
        }
    }

    private void Pause(TimeSpan? retryAfter)
    {
        _isRateLimited |= retryAfter is not null;
        var growing = FirstPause * Math.Pow(2, Math.Min(_pauses++, 10));
        _length = retryAfter is { } asked && asked > TimeSpan.Zero ? Min(asked, MaxRetryAfter) : Min(growing, MaxPause);
        _began = timeProvider.GetTimestamp();
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
