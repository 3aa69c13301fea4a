using Microsoft.Extensions.Logging;

using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Polls for a state: the one way in which the facades wait for anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Poller
{
    private readonly TimeProvider _timeProvider;
    private readonly Random _random;
    private readonly string? _host;
    private readonly ILogger? _logger;

    /// <summary>Makes a poller.</summary>
    /// <param name="timeProvider">What all delays and deadlines are measured with; the system's when left out.</param>
    /// <param name="random">What shortens the intervals; a shared one when left out. One of your own serves one wait at a time.</param>
    /// <param name="host">Whose state is polled: what waits name.</param>
    /// <param name="logger">Where a wait says once, after two seconds, what it waits for; nowhere when left out.</param>
    public Poller(TimeProvider? timeProvider = null, Random? random = null, string? host = null, ILogger? logger = null)
    {
        _host = host;
        _logger = logger?.ToSafeLogger();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _random = random ?? Random.Shared;
    }

    /// <summary>Polls until the state that is waited for was seen, cannot come, or the wait is over.</summary>
    /// <typeparam name="T">The polled state.</typeparam>
    /// <param name="poll">Reads the state; null where there is none yet. It must respect its token, which also carries the deadline.</param>
    /// <param name="toVerdict">Says what a state means; not asked about null.</param>
    /// <param name="options">How often and how long; <see cref="WaitOptions.Default"/> when left out.</param>
    /// <param name="progress">Receives each state in the order it was seen, before it is judged, the last one included.</param>
    /// <param name="isTransient">Whether a failed poll may be followed by another; when left out, none may.</param>
    /// <param name="subject">What is waited for, to end a sentence, such as <c>request 0e8f…</c>; no secret. The host is added.</param>
    /// <param name="cancellationToken">Ends the wait with <see cref="WaitOutcome.Cancelled"/>; no exception is thrown.</param>
    /// <returns>Why the wait stopped, and the state seen last.</returns>
    /// <exception cref="Exception">A poll failed in a way that will not pass, or too many failed in a row: the failure as it was.</exception>
    public Task<WaitResult<T>> WaitAsync<T>(
        Func<CancellationToken, Task<T?>> poll,
        Func<T, WaitVerdict> toVerdict,
        WaitOptions? options = null,
        IProgress<T>? progress = null,
        Func<Exception, bool>? isTransient = null,
        string? subject = null,
        CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(toVerdict);
        var wait = new Wait<T>(poll, toVerdict, new WaitSchedule(options ?? WaitOptions.Default, _timeProvider, _random))
        {
            Progress = progress,
            IsTransient = isTransient,
            Subject = subject is null ? null : _host is null ? subject : $"{subject} at {_host}",
        };
        return RunAsync(wait, cancellationToken);
    }

    private async Task<WaitResult<T>> RunAsync<T>(Wait<T> wait, CancellationToken cancellationToken)
        where T : class
    {
        using var notice = wait.Subject is { } subject ? WaitLog.Start(_logger, subject, _timeProvider) : null;
        return await wait.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
