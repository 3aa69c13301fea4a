namespace Waldur.Client.Testing;

/// <summary>
/// How the runs of sync plans go: scripted one by one, else by the default. A run without products succeeds at once and uses
/// up no script.
/// </summary>
public sealed class FakeSyncs
{
    private readonly object _lock = new();
    private readonly Queue<FakeSyncOutcome> _next = [];
    private readonly Dictionary<int, Queue<FakeSyncOutcome>> _scripts = [];
    private int _refusals;

    internal FakeSyncs()
    {
    }

    /// <summary>How runs go that no script is left for.</summary>
    public FakeSyncOutcome Default { get; set; } = FakeSyncOutcome.Success();

    /// <summary>Says how the next runs of one plan go, one after the other.</summary>
    /// <param name="syncPlanId">The id of the plan.</param>
    /// <param name="outcomes">The outcomes.</param>
    public void Script(int syncPlanId, params FakeSyncOutcome[] outcomes)
    {
        lock (_lock)
        {
            if (!_scripts.TryGetValue(syncPlanId, out var script))
            {
                _scripts[syncPlanId] = script = new Queue<FakeSyncOutcome>();
            }

            Enqueue(script, outcomes);
        }
    }

    /// <summary>Says how the next runs go, of whatever plan that has no script of its own, one after the other.</summary>
    /// <param name="outcomes">The outcomes.</param>
    public void ScriptNext(params FakeSyncOutcome[] outcomes)
    {
        lock (_lock)
        {
            Enqueue(_next, outcomes);
        }
    }

    /// <summary>
    /// Refuses the next runs as if some other task, one that ends at once, held the lock: what happens when a repository of the
    /// plan is just being changed.
    /// </summary>
    /// <param name="times">How many runs are refused.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is negative.</exception>
    public void RefuseNext(int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (_lock)
        {
            _refusals += times;
        }
    }

    internal bool TakeRefusal()
    {
        lock (_lock)
        {
            return _refusals > 0 && _refusals-- > 0;
        }
    }

    internal FakeSyncOutcome Take(int syncPlanId)
    {
        lock (_lock)
        {
            return _scripts.TryGetValue(syncPlanId, out var script) && script.TryDequeue(out var outcome)
                ? outcome
                : _next.TryDequeue(out var next) ? next : Default;
        }
    }

    private static void Enqueue(Queue<FakeSyncOutcome> script, FakeSyncOutcome[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        foreach (var outcome in outcomes)
        {
            script.Enqueue(outcome);
        }
    }
}
