using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Waldur.Client.Core;

/// <summary>One run over many items: a single loop begins them, and hands their results on one after the other.</summary>
internal sealed class BulkRun<TItem, TResult>(IReadOnlyList<TItem> items, BulkWork<TItem, TResult> work, RequestPacer pacer, ILogger logger)
{
    // No index of an item.
    private const int WakeUp = -1;
    private readonly TResult[] _results = new TResult[items.Count];
    private readonly Channel<int> _ended = Channel.CreateUnbounded<int>(new() { SingleReader = true });
    private int _next;
    private int _endedCount;
    private int _wakeUps;
    private bool _progressFailed;
    private ExceptionDispatchInfo? _mappingError;

    public async Task<IReadOnlyList<TResult>> RunAsync(CancellationToken cancellationToken)
    {
        pacer.Expect(items.Count);
        pacer.Changed += OnChanged;
        try
        {
            var registration = cancellationToken.UnsafeRegister(static run => ((BulkRun<TItem, TResult>)run!).Wake(), this);
            await using var disposal = registration.ConfigureAwait(false);
            var token = work.Cancellation == BulkCancellation.CancelStarted ? cancellationToken : CancellationToken.None;
            for (Begin(token, cancellationToken); !IsOver(cancellationToken); Begin(token, cancellationToken))
            {
                await CollectAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            pacer.Changed -= OnChanged;
            pacer.Expect(0);
        }

        _mappingError?.Throw();
        return WithNotStarted();
    }

    private bool IsOver(CancellationToken caller) =>
        _endedCount == _next && (_next == items.Count || caller.IsCancellationRequested);

    private void Begin(CancellationToken token, CancellationToken caller)
    {
        while (_next < items.Count && !caller.IsCancellationRequested && pacer.TryBeginItem(out var start))
        {
            _ = ExecuteAsync(_next++, start, token);
        }
    }

    private async Task ExecuteAsync(int index, AttemptStart start, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            _results[index] = await work.Execute(items[index], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            error = thrown;
            MapFailure(index, thrown);
        }
        finally
        {
            pacer.EndItem(work.Name, start, error);
            _ended.Writer.TryWrite(index);
        }
    }

    private void MapFailure(int index, Exception thrown)
    {
        try
        {
            _results[index] = work.ToFailed(items[index], thrown);
        }
        catch (Exception error)
        {
            // A mistake of the program: it comes out when all the others have ended.
            _mappingError = ExceptionDispatchInfo.Capture(error);
        }
    }

    // Where nothing is under way, and yet nothing may begin, the pacer's timer wakes.
    private async Task CollectAsync()
    {
        var index = await _ended.Reader.ReadAsync().ConfigureAwait(false);
        do
        {
            if (index == WakeUp)
            {
                Volatile.Write(ref _wakeUps, 0);
            }
            else
            {
                _endedCount++;
                Report(_results[index]);
            }
        }
        while (_ended.Reader.TryRead(out index));
    }

    private void Report(TResult result)
    {
        try
        {
            work.Progress?.Invoke(result, _endedCount, items.Count);
        }
        catch (Exception error)
        {
            if (!_progressFailed)
            {
                BulkLog.ProgressThrew(logger, work.Name, error);
            }

            _progressFailed = true;
        }
    }

    private TResult[] WithNotStarted()
    {
        for (var i = _next; i < items.Count; i++)
        {
            _results[i] = work.ToNotStarted(items[i]);
        }

        return _results;
    }

    private void OnChanged(object? sender, EventArgs e) => Wake();

    private void Wake()
    {
        if (Interlocked.Exchange(ref _wakeUps, 1) == 0)
        {
            _ended.Writer.TryWrite(WakeUp);
        }
    }
}
