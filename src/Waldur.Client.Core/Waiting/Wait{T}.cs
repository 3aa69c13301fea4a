namespace Waldur.Client.Core;

/// <summary>One wait under way.</summary>
internal sealed class Wait<T>(Func<CancellationToken, Task<T?>> poll, Func<T, WaitVerdict> toVerdict, WaitSchedule schedule)
    where T : class
{
    private T? _value;
    private int _polls;
    private int _failures;
    private Exception? _lastError;

    public string? Subject { get; init; }

    public IProgress<T>? Progress { get; init; }

    public Func<Exception, bool>? IsTransient { get; init; }

    public async Task<WaitResult<T>> RunAsync(CancellationToken cancellationToken)
    {
        WaitOutcome? outcome = null;
        while (outcome is null)
        {
            outcome = await StepAsync(cancellationToken).ConfigureAwait(false);
        }

        return new(outcome.Value, _value, _polls, schedule.Elapsed, _lastError, cancellationToken) { Subject = Subject };
    }

    private async Task<WaitOutcome?> StepAsync(CancellationToken cancellationToken)
    {
        bool isLast;
        try
        {
            isLast = await schedule.DelayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return WaitOutcome.Cancelled;
        }

        if (isLast && !schedule.HasLastPoll)
        {
            return WaitOutcome.DeadlineReached;
        }

        var outcome = await PollAsync(isLast, cancellationToken).ConfigureAwait(false);
        return outcome is null && isLast ? WaitOutcome.DeadlineReached : outcome;
    }

    private async Task<WaitOutcome?> PollAsync(bool isLast, CancellationToken cancellationToken)
    {
        using var limit = schedule.LimitPoll(isLast);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        _polls++;
        T? state;
        try
        {
            state = await poll(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return WaitOutcome.Cancelled;
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            _lastError = new TimeoutException("The time was up before the last poll got a response.", exception);
            return WaitOutcome.DeadlineReached;
        }
        catch (Exception exception) when (IsTransient?.Invoke(exception) == true && _failures < schedule.MaxConsecutiveFailures)
        {
            _failures++;
            _lastError = exception;
            return null;
        }

        _failures = 0;
        _lastError = null;
        return state is null ? null : ToOutcome(state);
    }

    private WaitOutcome? ToOutcome(T state)
    {
        _value = state;
        Progress?.Report(state);
        return toVerdict(state) switch
        {
            WaitVerdict.Reached => WaitOutcome.Reached,
            WaitVerdict.Failed => WaitOutcome.Failed,
            _ => null,
        };
    }
}
