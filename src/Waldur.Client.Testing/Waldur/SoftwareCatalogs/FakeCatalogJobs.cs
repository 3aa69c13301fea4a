namespace Waldur.Client.Testing;

/// <summary>The sources of software catalogs, and how long and how well imports and updates from them run.</summary>
public sealed class FakeCatalogJobs
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Queue<FakeCatalogJobOutcome>> _scripts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _latest = new(StringComparer.Ordinal)
    {
        ["EESSI"] = "2023.06",
        ["Spack"] = "0.23.1",
    };

    /// <summary>How long after the response a job begins: an imported catalog appears, <c>last_update_attempt</c> is set.</summary>
    public TimeSpan StartDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a job runs from there.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How jobs end that no script is left for.</summary>
    public FakeCatalogJobOutcome Default { get; set; } = FakeCatalogJobOutcome.Succeed();

    /// <summary>Says how the next jobs of a catalog end, one after the other.</summary>
    /// <param name="name">The catalog's name, such as <c>EESSI</c>.</param>
    /// <param name="outcomes">The outcomes.</param>
    public void Script(string name, params FakeCatalogJobOutcome[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(outcomes);
        lock (_lock)
        {
            if (!_scripts.TryGetValue(name, out var script))
            {
                _scripts[name] = script = new Queue<FakeCatalogJobOutcome>();
            }

            foreach (var outcome in outcomes)
            {
                script.Enqueue(outcome);
            }
        }
    }

    /// <summary>Sets the version that the source of a catalog offers.</summary>
    /// <param name="name"><c>EESSI</c> or <c>Spack</c>.</param>
    /// <param name="version">The version; null when it cannot be detected, and an import therefore leaves no trace.</param>
    public void SetLatestVersion(string name, string? version)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_lock)
        {
            _latest[name] = version;
        }
    }

    internal string? LatestVersion(string name)
    {
        lock (_lock)
        {
            return _latest.GetValueOrDefault(name);
        }
    }

    internal FakeCatalogJobOutcome Next(string name)
    {
        lock (_lock)
        {
            return _scripts.TryGetValue(name, out var script) && script.TryDequeue(out var outcome) ? outcome : Default;
        }
    }
}
