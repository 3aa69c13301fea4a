using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <summary>
/// Asks a wake source, which may be anybody's: it can make a loop poll sooner and do nothing else to it. A source that fails, ends
/// or hints at nothing is left alone for a moment, during which the loop polls as if there were none.
/// </summary>
internal sealed partial class Waker(IWakeSource source, TimeProvider timeProvider, ILogger logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private Task<WakeReason>? _waiting;
    private long? _restsSince;
    private bool _hasWorked;
    private bool _hasFailed;

    /// <summary>Whether hints can be expected at this moment. That is believed of a source whose latest wait has not failed.</summary>
    public bool IsConnected
    {
        get
        {
            try
            {
                return _hasWorked && RestLeft == TimeSpan.Zero && source.IsConnected;
            }
            catch (Exception error)
            {
                OnFailed(error);
                return false;
            }
        }
    }

    private TimeSpan RestLeft =>
        _restsSince is { } since && Rest - timeProvider.GetElapsedTime(since) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Begins to wait for a hint.</summary>
    /// <param name="left">How long until the loop polls anyway while not connected.</param>
    /// <param name="connectedLeft">The same while connected.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What ends when <see cref="EndWaitAsync"/> may have something. It is not to be awaited alone: it may be cancelled.</returns>
    public Task StartWait(TimeSpan left, TimeSpan connectedLeft, CancellationToken cancellationToken)
    {
        // A source that does not end its wait when it is cancelled is not asked a second time meanwhile.
        if (_waiting is { IsCompleted: false } or { IsCompletedSuccessfully: true })
        {
            return _waiting;
        }

        if (RestLeft is var rest && rest > TimeSpan.Zero)
        {
            return Task.Delay(rest, timeProvider, cancellationToken);
        }

        return _waiting = WaitAsync(left, connectedLeft, cancellationToken);
    }

    /// <summary>What the source has said; <see cref="WakeReason.Interval"/> where it has said nothing.</summary>
    /// <param name="isDue">Whether the loop polls now in any case.</param>
    public async Task<WakeReason> EndWaitAsync(bool isDue)
    {
        if (_waiting is not { IsCompleted: true } waited)
        {
            return WakeReason.Interval;
        }

        _waiting = null;
        if (!waited.IsCompletedSuccessfully)
        {
            return WakeReason.Interval;
        }

        var reason = await waited.ConfigureAwait(false);
        if (reason == WakeReason.Interval && !isDue)
        {
            // It would end the next wait at once, too.
            _restsSince = timeProvider.GetTimestamp();
        }

        return reason;
    }

    private async Task<WakeReason> WaitAsync(TimeSpan left, TimeSpan connectedLeft, CancellationToken cancellationToken)
    {
        try
        {
            var reason = await source.WaitAsync(left, connectedLeft, cancellationToken).ConfigureAwait(false);
            _hasWorked = true;
            if (reason == WakeReason.Interval)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return reason;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _hasWorked = true;
            throw;
        }
        catch (Exception error)
        {
            OnFailed(error);
            return WakeReason.Interval;
        }
    }

    private void OnFailed(Exception error)
    {
        _hasWorked = false;
        _restsSince = timeProvider.GetTimestamp();
        if (!_hasFailed)
        {
            _hasFailed = true;
            LogFailed(logger, error);
        }
    }

    [LoggerMessage(117, LogLevel.Warning, "The source of wake-ups fails; the agent polls as usual, and goes on asking the source")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
