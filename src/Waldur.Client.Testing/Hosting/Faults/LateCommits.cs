namespace Waldur.Client.Testing;

/// <summary>What a server is still to do after its caller has seen a fault, on the server's clock.</summary>
internal sealed class LateCommits(TimeProvider timeProvider) : IDisposable
{
    private readonly object _lock = new();
    private readonly HashSet<ITimer> _timers = [];
    private int _count;
    private bool _disposed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>
    /// Adds a commit. It runs from the timer itself, so that on a clock that a test moves it has happened once the clock is moved.
    /// </summary>
    public void Add(TimeSpan after, Func<Task> commit)
    {
        ITimer? timer = null;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _count++;
            timer = timeProvider.CreateTimer(_ => Run(timer, commit), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
        }

        timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _count = 0;
            foreach (var timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private void Run(ITimer? timer, Func<Task> commit) => _ = CommitAsync(timer, commit);

    private async Task CommitAsync(ITimer? timer, Func<Task> commit)
    {
        try
        {
            await commit().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server was stopped meanwhile.
        }
        finally
        {
            Complete(timer);
        }
    }

    private void Complete(ITimer? timer)
    {
        lock (_lock)
        {
            _count = Math.Max(0, _count - 1);
            if (timer is not null && _timers.Remove(timer))
            {
                timer.Dispose();
            }
        }
    }
}
