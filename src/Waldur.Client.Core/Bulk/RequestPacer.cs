using System.Net;

namespace Waldur.Client.Core;

/// <summary>
/// Paces the requests of one job: attempts begin when fewer than the level are under way, those of begun items first; an item
/// begins when there is room for its first request. An item whose request was refused waits without a place of its own.
/// </summary>
internal sealed class RequestPacer : IAttemptGate, IDisposable
{
    private const int MaxWaitingItems = 32;
    private readonly object _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly ConcurrencyLevel _level;
    private readonly RefusalPause _pause;
    private readonly bool _isAdaptive;
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private readonly ITimer _timer;
    private int _active;
    private int _items;
    private int _refusedItems;
    private bool _seesAttempts;

    public RequestPacer(Concurrency concurrency, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _level = new ConcurrencyLevel(concurrency, timeProvider);
        _pause = new RefusalPause(timeProvider);
        _isAdaptive = concurrency.IsAdaptive;
        _timer = timeProvider.CreateTimer(static pacer => ((RequestPacer)pacer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised when an item that could not begin may try once more; on any thread, and sometimes for nothing.</summary>
    public event EventHandler? Changed;

    /// <summary>How many requests may be under way at once now.</summary>
    public int Level
    {
        get
        {
            lock (_lock)
            {
                return _level.Value;
            }
        }
    }

    /// <summary>Says how many more items the job will begin at least: what a refusal may cost depends on it.</summary>
    public void Expect(int remaining)
    {
        lock (_lock)
        {
            _level.Remaining = remaining;
        }
    }

    /// <summary>Begins an item if there is room for it now; else <see cref="Changed"/> says when to try once more.</summary>
    public bool TryBeginItem(out AttemptStart start)
    {
        lock (_lock)
        {
            start = default;
            if (_isAdaptive && _pause.Remaining is var pause && pause > TimeSpan.Zero)
            {
                Arm(pause);
                return false;
            }

            if (_waiting.Count > 0 || !HasRoom(Math.Max(_active, _items - _refusedItems)))
            {
                return false;
            }

            _items++;
            _level.Remaining = Math.Max(0, _level.Remaining - 1);
            start = _level.Begin(_items);
            return true;
        }
    }

    /// <summary>Ends an item; where no attempt was seen at all, the item itself counts as one.</summary>
    public void EndItem(string name, AttemptStart start, Exception? error)
    {
        lock (_lock)
        {
            _items--;
            _refusedItems = Math.Min(_refusedItems, _items);
            if (!_seesAttempts && error is not OperationCanceledException)
            {
                Observe(name, start, (error as ApiException)?.StatusCode ?? (error is null ? HttpStatusCode.OK : null), retryAfter: null);
            }
        }

        Wake();
    }

    /// <inheritdoc/>
    public async ValueTask<IGatedAttempt> EnterAsync(string operation, bool isRetry, CancellationToken cancellationToken = default)
    {
        if (Enter(isRetry) is { } turn)
        {
            await WaitAsync(turn, cancellationToken).ConfigureAwait(false);
        }

        lock (_lock)
        {
            return new Attempt(this, operation, _level.Begin(_active));
        }
    }

    /// <summary>Stops the timer.</summary>
    public void Dispose() => _timer.Dispose();

    private TaskCompletionSource? Enter(bool isRetry)
    {
        lock (_lock)
        {
            _seesAttempts = true;
            _refusedItems -= isRetry && _refusedItems > 0 ? 1 : 0;
            if (_waiting.Count == 0 && HasRoom(_active))
            {
                _active++;
                return null;
            }

            // What was refused once has waited long enough.
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = isRetry ? _waiting.AddFirst(turn) : _waiting.AddLast(turn);
            return turn;
        }
    }

    private async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Withdraw(turn);
            throw;
        }
    }

    private void Withdraw(TaskCompletionSource turn)
    {
        lock (_lock)
        {
            // Its turn may have come at the same moment.
            if (!_waiting.Remove(turn))
            {
                _active--;
            }
        }

        Wake();
    }

    private void Leave(string operation, AttemptStart start, HttpStatusCode? status, TimeSpan? retryAfter, bool isCancelled)
    {
        lock (_lock)
        {
            _active--;
            if (!isCancelled)
            {
                Observe(operation, start, status, retryAfter);
            }
        }

        Wake();
    }

    private void Observe(string operation, AttemptStart start, HttpStatusCode? status, TimeSpan? retryAfter)
    {
        var verdict = _level.ToVerdict(operation, start, status);
        _pause.Note(verdict, start, retryAfter);
        if (_isAdaptive && status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            _refusedItems = Math.Min(Math.Min(_refusedItems + 1, _items), MaxWaitingItems);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            while (_waiting.First is { } first && HasRoom(_active))
            {
                _waiting.RemoveFirst();
                _active++;
                first.Value.SetResult();
            }
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private bool HasRoom(int busy)
    {
        if (busy < _level.Value || (busy == _level.Value && _level.TryGrow()))
        {
            return true;
        }

        if (_level.GrowsIn() is { } wait)
        {
            Arm(wait);
        }

        return false;
    }

    private void Arm(TimeSpan wait) => _timer.Change(wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);

    private sealed class Attempt(RequestPacer pacer, string operation, AttemptStart start) : IGatedAttempt
    {
        public void End(HttpStatusCode? status, TimeSpan? retryAfter = null, bool isCancelled = false) =>
            pacer.Leave(operation, start, status, retryAfter, isCancelled);
    }
}
