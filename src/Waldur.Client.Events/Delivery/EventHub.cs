namespace Waldur.Client.Events;

/// <summary>Where events and states go from the connection: to all readers and wake sources. Safe for use by several threads.</summary>
internal sealed class EventHub(TimeProvider timeProvider, int maxBufferedEvents, EventMetrics metrics)
{
    private readonly object _lock = new();
    private readonly List<EventReader> _readers = [];
    private readonly List<EventWakeSource> _wakeSources = [];
    private readonly Queue<WaldurEvent> _early = [];
    private TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EventState _state = new();
    private bool _isEnded;
    private Exception? _error;

    public EventState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Ends when there is a connection; fails when there will be none.</summary>
    public Task WhenConnected
    {
        get
        {
            lock (_lock)
            {
                return _connected.Task;
            }
        }
    }

    public void Report(EventStatus status)
    {
        lock (_lock)
        {
            _state = _state with { Status = status };
        }
    }

    public void ReportConnected()
    {
        lock (_lock)
        {
            var now = timeProvider.GetUtcNow();
            metrics.OnConnected(isFirst: _state.Connections == 0);
            _state = _state with
            {
                Status = EventStatus.Connected,
                ConnectedSince = now,
                Connections = _state.Connections + 1,
                FailedAttempts = 0,
                Problem = null,
            };
            Publish(new WaldurEvent { Kind = WaldurEventKind.Connected, ReceivedAt = now });
            while (_early.TryDequeue(out var early))
            {
                PublishToReaders(early);
            }

            _connected.TrySetResult();
        }
    }

    public void ReportMessage(BrokerQueue queue, StompFrame frame)
    {
        lock (_lock)
        {
            var now = timeProvider.GetUtcNow();
            metrics.OnMessage();
            _state = _state with { LastMessageAt = now, Messages = _state.Messages + 1 };
            var message = MessageReader.Read(queue, frame, now);
            if (_state.IsConnected)
            {
                Publish(message);
            }
            else
            {
                Hold(message);
            }
        }
    }

    public void ReportFailure(string problem)
    {
        lock (_lock)
        {
            metrics.OnDisconnected();
            _state = _state with
            {
                Status = EventStatus.Waiting,
                ConnectedSince = null,
                FailedAttempts = _state.FailedAttempts + 1,
                Problem = problem,
            };
            if (_connected.Task.IsCompleted)
            {
                _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            SetConnected(false);
        }
    }

    /// <summary>There will be no more events.</summary>
    /// <param name="error">Why, where it is not because the source was disposed.</param>
    public void End(Exception? error)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            metrics.OnDisconnected();
            _error = error;
            _state = _state with { Status = EventStatus.Stopped, ConnectedSince = null, Problem = error?.Message };
            SetConnected(false);
            foreach (var reader in _readers)
            {
                reader.Complete(error);
            }

            EndWait(error);
        }
    }

    public EventReader AddReader()
    {
        var reader = new EventReader(maxBufferedEvents);
        lock (_lock)
        {
            _readers.Add(reader);
            if (_isEnded)
            {
                reader.Complete(_error);
            }
            else if (_state.ConnectedSince is { } since)
            {
                // What came before this reader was there has been missed.
                reader.Add(new WaldurEvent { Kind = WaldurEventKind.Connected, ReceivedAt = since });
            }
        }

        return reader;
    }

    public void Remove(EventReader reader)
    {
        lock (_lock)
        {
            _readers.Remove(reader);
        }
    }

    public IWakeSource AddWakeSource(Func<WaldurEvent, bool>? filter)
    {
        var source = new EventWakeSource(timeProvider, filter);
        lock (_lock)
        {
            _wakeSources.Add(source);
            if (_state.IsConnected)
            {
                source.SetConnected(true);
            }
        }

        return source;
    }

    private void Publish(WaldurEvent published)
    {
        PublishToReaders(published);
        Wake(published);
    }

    // The broker sends messages before it has confirmed all subscriptions. To readers they come after the connect; a loop is woken
    // at once. Of too many the oldest are dropped: with the connect, readers see in the API what there is to do.
    private void Hold(WaldurEvent message)
    {
        _early.Enqueue(message);
        if (_early.Count > maxBufferedEvents)
        {
            _early.Dequeue();
        }

        Wake(message);
    }

    private void PublishToReaders(WaldurEvent published)
    {
        foreach (var reader in _readers)
        {
            reader.Add(published);
        }
    }

    private void Wake(WaldurEvent published)
    {
        foreach (var source in _wakeSources)
        {
            source.Publish(published);
        }
    }

    private void SetConnected(bool isConnected)
    {
        foreach (var source in _wakeSources)
        {
            source.SetConnected(isConnected);
        }
    }

    private void EndWait(Exception? error)
    {
        if (_connected.Task.IsCompleted)
        {
            _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _connected.TrySetException(error ?? new ObjectDisposedException(nameof(WaldurEvents)));

        // Nobody may be waiting; then nobody observes it.
        _ = _connected.Task.Exception;
    }
}
