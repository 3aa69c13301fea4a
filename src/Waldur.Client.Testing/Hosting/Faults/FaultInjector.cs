using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>The faults of a fake server: rules tried in the order in which they were added, the first that strikes counts.</summary>
public sealed class FaultInjector
{
    private readonly object _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly Random _random;
    private int _struck;

    internal FaultInjector(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
    }

    /// <summary>The seed of the chances. The same seed, rules and order of requests give the same faults.</summary>
    public int Seed { get; }

    /// <summary>How many requests went wrong so far.</summary>
    public int Struck
    {
        get
        {
            lock (_lock)
            {
                return _struck;
            }
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_lock)
        {
            _entries.Add(new Entry(rule));
        }
    }

    /// <summary>Takes every rule away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <summary>The seed and the number of faults so far.</summary>
    /// <returns>Such as <c>seed 42, 3 faults</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, {Struck} faults");

    internal FaultRule? Draw(FakeRequest request)
    {
        lock (_lock)
        {
            var entry = _entries.Find(entry => Strikes(entry, request));
            if (entry is null)
            {
                return null;
            }

            entry.Struck++;
            _struck++;
            return entry.Rule;
        }
    }

    private bool Strikes(Entry entry, FakeRequest request)
    {
        var rule = entry.Rule;
        if (entry.Struck >= rule.Times
            || (rule.Method is not null && !rule.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            || (rule.Path is not null && !PathPattern.Matches(rule.Path, request.Path))
            || rule.When?.Invoke(request) == false)
        {
            return false;
        }

        entry.Matched++;
        return entry.Matched > rule.Skip && (rule.Probability >= 1 || NextChance() < rule.Probability);
    }

    // Faults are to be repeatable from the seed, not unpredictable.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
    private double NextChance() => _random.NextDouble();

    private sealed class Entry(FaultRule rule)
    {
        public FaultRule Rule => rule;

        public int Matched { get; set; }

        public int Struck { get; set; }
    }
}
