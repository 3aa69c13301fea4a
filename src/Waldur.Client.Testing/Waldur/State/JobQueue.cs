namespace Waldur.Client.Testing;

/// <summary>
/// Jobs that a server does after it has responded. They run, each at its own instant, when the state is next looked at: nobody
/// can know, and a clock that a test moves needs no thread.
/// </summary>
internal sealed class JobQueue(Action changed)
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, long Number)> _jobs = new();
    private long _number;

    public void Add(DateTimeOffset at, Action<DateTimeOffset> job) => _jobs.Enqueue(job, (at, ++_number));

    public void RunDue(DateTimeOffset now)
    {
        while (_jobs.TryPeek(out _, out var due) && due.At <= now)
        {
            _jobs.Dequeue()(due.At);
            changed();
        }
    }
}
