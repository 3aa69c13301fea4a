namespace Waldur.Client.Core;

/// <summary>One run over many writes: rounds of sending and of looking up what was lost.</summary>
internal sealed class BulkRecoveryRun<TItem, T>(
    IReadOnlyList<TItem> items,
    BulkWrite<TItem, T> write,
    BulkRunner runner,
    LostResponseOptions options,
    TimeProvider timeProvider)
{
    private readonly BulkWriteResult<T>?[] _results = new BulkWriteResult<T>?[items.Count];
    private readonly ApiException?[] _lost = new ApiException?[items.Count];
    private readonly ApiException?[] _refusals = new ApiException?[items.Count];
    private int _ended;

    public async Task<IReadOnlyList<BulkWriteResult<T>>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var pending = Enumerable.Range(0, items.Count).ToList();
        for (var sends = 1; pending.Count > 0; sends++)
        {
            var lost = await SendAsync(pending, cancellationToken).ConfigureAwait(false);
            var mayRetry = write.Retry != RetryRule.Never && sends < options.MaxSends;
            pending = await LookUpAsync(lost, mayRetry, cancellationToken).ConfigureAwait(false);
        }

        return _results!;
    }

    // Gives the items whose effect must be looked up.
    private async Task<List<int>> SendAsync(List<int> pending, CancellationToken cancellationToken)
    {
        var sent = await runner.RunAsync(
            pending,
            new BulkWork<int, (int Index, BulkWriteResult<T>? Result)>
            {
                Name = write.Name,
                Execute = async (index, token) => (index, new(BulkWriteState.Succeeded, await write.Send(items[index], token).ConfigureAwait(false), _lost[index])),
                ToFailed = (index, error) => (index, ToFailed(index, error)),
                ToNotStarted = index => (index, ToNotStarted(index)),
                Progress = (ended, _, _) => End(ended.Index, ended.Result),
                Cancellation = write.Cancellation,
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var (index, result) in sent.Where(ended => _results[ended.Index] is null))
        {
            EndQuietly(index, result);
        }

        return [.. sent.Where(ended => ended.Result is null).Select(ended => ended.Index)];
    }

    // Null where the effect must be looked up: the response was lost, or a refusal follows on a lost one.
    private BulkWriteResult<T>? ToFailed(int index, Exception error)
    {
        switch (error)
        {
            case ApiException { MayHaveActed: true } lost when _lost[index] is null || !lost.IsForeignRefusal:
                _lost[index] = lost;
                _refusals[index] = null;
                return null;
            case ApiException refusal when _lost[index] is not null:
                _refusals[index] = refusal;
                return null;
            case OperationCanceledException when _lost[index] is { } earlier:
                return new BulkWriteResult<T>(BulkWriteState.Uncertain, Error: earlier);
            case OperationCanceledException:
                return new BulkWriteResult<T>(BulkWriteState.Uncertain, Error: error);
            default:
                return new BulkWriteResult<T>(BulkWriteState.Failed, Error: error);
        }
    }

    private BulkWriteResult<T> ToNotStarted(int index) => _lost[index] is { } lost
        ? new BulkWriteResult<T>(BulkWriteState.Uncertain, Error: lost)
        : new BulkWriteResult<T>(BulkWriteState.NotStarted);

    // Gives the items that may be sent once more.
    private async Task<List<int>> LookUpAsync(List<int> lost, bool mayRetry, CancellationToken cancellationToken)
    {
        var schedule = new LookUpSchedule(options, timeProvider);
        while (lost.Count > 0)
        {
            var seen = await LookUpOnceAsync(lost, cancellationToken).ConfigureAwait(false);
            foreach (var (index, found) in lost.Zip(seen).Where(pair => pair.Second.State == LookUpState.Found))
            {
                EndQuietly(index, new(BulkWriteState.Succeeded, found.Value, _lost[index]));
            }

            var absent = lost.Zip(seen).Where(pair => pair.Second.State == LookUpState.Absent).Select(pair => pair.First).ToHashSet();
            foreach (var index in absent)
            {
                EndIfSettled(index);
            }

            lost = [.. lost.Where(index => _results[index] is null)];
            if (lost.Count > 0 && !await DelayAsync(schedule, cancellationToken).ConfigureAwait(false))
            {
                return EndAfterPatience(lost, absent, mayRetry && !cancellationToken.IsCancellationRequested);
            }
        }

        return [];
    }

    // Of what is absent, nothing more is waited for where the server is no longer at work.
    private void EndIfSettled(int index)
    {
        var lost = _lost[index]!;
        var isRefused = lost.IsForeignRefusal && _refusals[index] is null;
        if (isRefused)
        {
            lost.Refute();
        }

        if (isRefused || RecoveryRules.HasServerEnded(lost))
        {
            EndQuietly(index, new(BulkWriteState.Failed, Error: lost));
        }
    }

    private List<int> EndAfterPatience(List<int> lost, HashSet<int> absent, bool mayRetry)
    {
        var retries = new List<int>();
        foreach (var index in lost)
        {
            var isAbsent = absent.Contains(index);
            if (isAbsent && _refusals[index] is { IsTransient: false } refusal)
            {
                refusal.Refute();
                EndQuietly(index, new(BulkWriteState.Failed, Error: refusal));
            }
            else if (isAbsent && mayRetry)
            {
                retries.Add(index);
            }
            else
            {
                EndQuietly(index, new(BulkWriteState.Uncertain, Error: _lost[index]));
            }
        }

        return retries;
    }

    private Task<IReadOnlyList<LookUp<T>>> LookUpOnceAsync(List<int> lost, CancellationToken cancellationToken) => runner.RunAsync(
        lost,
        new BulkWork<int, LookUp<T>>
        {
            Name = write.Name,
            Execute = (index, token) => write.LookUp(items[index], token),
            ToFailed = static (_, _) => LookUp.Unknown<T>(),
            ToNotStarted = static _ => LookUp.Unknown<T>(),
        },
        cancellationToken);

    private static async Task<bool> DelayAsync(LookUpSchedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            return await schedule.DelayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // The runner logs what a progress callback throws.
    private void End(int index, BulkWriteResult<T>? result)
    {
        if (result is not null)
        {
            _results[index] = result;
            write.Progress?.Invoke(items[index], result, ++_ended, items.Count);
        }
    }

    private void EndQuietly(int index, BulkWriteResult<T>? result)
    {
        try
        {
            End(index, result);
        }
        catch (Exception)
        {
            // The result is kept; a callback stops nothing.
        }
    }
}
