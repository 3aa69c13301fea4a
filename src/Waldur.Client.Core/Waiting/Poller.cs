using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Polls for a state: the one way in which the facades wait for anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Poller
{
    private readonly TimeProvider _timeProvider;
    private readonly Random _random;

    /// <summary>Makes a poller.</summary>
    /// <param name="timeProvider">What all delays and deadlines are measured with; the system's when left out.</param>
    /// <param name="random">What shortens the intervals; a shared one when left out. One of your own serves one wait at a time.</param>
    public Poller(TimeProvider? timeProvider = null, Random? random = null)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
        _random = random ?? Random.Shared;
    }

    /// <summary>Polls until the state that is waited for was seen, cannot come, or the wait is over.</summary>
    /// <typeparam name="T">The polled state.</typeparam>
    /// <param name="poll">Reads the state; null where there is none yet. It must heed its token, which also carries the deadline.</param>
    /// <param name="toVerdict">Says what a state means; not asked about null.</param>
    /// <param name="options">How often and how long; <see cref="WaitOptions.Default"/> when left out.</param>
    /// <param name="progress">Told each state in the order it was seen, before it is judged, the last one included.</param>
    /// <param name="isTransient">Whether a failed poll may be followed by another; when left out, none may.</param>
    /// <param name="cancellationToken">Ends the wait with <see cref="WaitOutcome.Cancelled"/>; no exception is thrown.</param>
    /// <returns>Why the wait stopped, and the state seen last.</returns>
    /// <exception cref="Exception">A poll failed in a way that will not pass, or too many failed in a row: the failure as it was.</exception>
    public Task<WaitResult<T>> WaitAsync<T>(
        Func<CancellationToken, Task<T?>> poll,
        Func<T, WaitVerdict> toVerdict,
        WaitOptions? options = null,
        IProgress<T>? progress = null,
        Func<Exception, bool>? isTransient = null,
        CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(toVerdict);
        var wait = new Wait<T>(poll, toVerdict, new WaitSchedule(options ?? WaitOptions.Default, _timeProvider, _random))
        {
            Progress = progress,
            IsTransient = isTransient,
        };
        return wait.RunAsync(cancellationToken);
    }
}
