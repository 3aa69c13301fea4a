using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>How often and how long to poll for a state.</summary>
public sealed record WaitOptions
{
    /// <summary>The options that count when none are given.</summary>
    public static WaitOptions Default { get; } = new();

    /// <summary>How long to wait before the first poll.</summary>
    /// <value>Zero when left out: the first poll comes at once.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative or more than 24 days.</exception>
    public TimeSpan FirstDelay
    {
        get;
        init => field = InRange(value, TimeSpan.Zero, nameof(FirstDelay));
    } = TimeSpan.Zero;

    /// <summary>How long to wait between the first poll and the second.</summary>
    /// <value>1 second when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than a millisecond or more than 24 days.</exception>
    public TimeSpan Interval
    {
        get;
        init => field = InRange(value, TimeSpan.FromMilliseconds(1), nameof(Interval));
    } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait between two polls at most; less than <see cref="Interval"/> has no effect.</summary>
    /// <value>30 seconds when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than a millisecond or more than 24 days.</exception>
    public TimeSpan MaxInterval
    {
        get;
        init => field = InRange(value, TimeSpan.FromMilliseconds(1), nameof(MaxInterval));
    } = TimeSpan.FromSeconds(30);

    /// <summary>What each interval is multiplied by to give the next.</summary>
    /// <value>1.5 when left out; 1 keeps the interval as it is.</value>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 10.</exception>
    public double BackoffFactor
    {
        get;
        init => field = value is >= 1 and <= 10
            ? value
            : throw new ArgumentOutOfRangeException(nameof(BackoffFactor), value, "BackoffFactor must be between 1 and 10.");
    } = 1.5;

    /// <summary>By which share of itself an interval may be shortened at random, so that many waiters do not poll in step.</summary>
    /// <value>0.1 when left out; 0 keeps intervals exact.</value>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public double Jitter
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Jitter), value, "Jitter must be between 0 and 1.");
    } = 0.1;

    /// <summary>
    /// How long to wait in all. A poll that is under way when the time is up is cancelled; otherwise one last poll is made
    /// at that moment.
    /// </summary>
    /// <value>10 minutes when left out; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative but not infinite, or more than 24 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value == System.Threading.Timeout.InfiniteTimeSpan ? value : InRange(value, TimeSpan.Zero, nameof(Timeout));
    } = TimeSpan.FromMinutes(10);

    /// <summary>How long the last poll, which is made when the time is up, may take.</summary>
    /// <value>5 seconds when left out; zero makes no such poll, so that the wait never outlasts <see cref="Timeout"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative or more than 24 days.</exception>
    public TimeSpan LastPollTimeout
    {
        get;
        init => field = InRange(value, TimeSpan.Zero, nameof(LastPollTimeout));
    } = TimeSpan.FromSeconds(5);

    /// <summary>How many polls in a row may fail in a way that may pass; the failure of the next is thrown.</summary>
    /// <value>Null when left out: as many as come until the time is up.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? MaxConsecutiveFailures
    {
        get;
        init => field = value is null or >= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaxConsecutiveFailures), value, "MaxConsecutiveFailures must not be negative.");
    }

    private static TimeSpan InRange(TimeSpan value, TimeSpan least, string name) =>
        value >= least && value <= Limits.MaxWait
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between {least} and {Limits.MaxWait.Days} days.");
}
