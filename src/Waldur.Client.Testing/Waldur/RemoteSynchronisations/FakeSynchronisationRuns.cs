namespace Waldur.Client.Testing;

/// <summary>How the runs of remote synchronisations end: scripted one by one, else by the default.</summary>
public sealed class FakeSynchronisationRuns
{
    private readonly object _lock = new();
    private readonly Dictionary<Guid, Queue<FakeSynchronisationOutcome>> _scripts = [];

    /// <summary>How runs end that no script is left for.</summary>
    public FakeSynchronisationOutcome Default { get; set; } = FakeSynchronisationOutcome.Ok();

    /// <summary>Says how the next runs of a synchronisation end, one after the other.</summary>
    /// <param name="synchronisation">The uuid.</param>
    /// <param name="outcomes">The outcomes.</param>
    public void Script(Guid synchronisation, params FakeSynchronisationOutcome[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        lock (_lock)
        {
            if (!_scripts.TryGetValue(synchronisation, out var script))
            {
                _scripts[synchronisation] = script = new Queue<FakeSynchronisationOutcome>();
            }

            foreach (var outcome in outcomes)
            {
                script.Enqueue(outcome);
            }
        }
    }

    internal FakeSynchronisationOutcome Next(Guid synchronisation)
    {
        lock (_lock)
        {
            return _scripts.TryGetValue(synchronisation, out var script) && script.TryDequeue(out var outcome) ? outcome : Default;
        }
    }
}
