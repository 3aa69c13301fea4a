using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>
/// The faults of a fake server: rules tried in the order in which they were added, the first that strikes counts. The same for every fake
/// server, within the process and over a port.
/// </summary>
/// <example>
/// <code>
/// server.Faults.Next(Fault.CommitLater(TimeSpan.FromSeconds(4)));
/// server.Faults.For("GET /api/backend-resources/**").Next(Fault.LoginPage, times: 2);
/// server.Faults.Random(seed: 42, rate: 0.2);
/// // ... run the program under test ...
/// Console.WriteLine(string.Join('\n', server.Faults.Log));
/// </code>
/// </example>
public sealed class FaultInjector
{
    private readonly object _lock = new();
    private readonly List<FaultEntry> _entries = [];
    private readonly Queue<FaultRecord> _log = new();
    private readonly int _logCapacity;
    private readonly TimeProvider _timeProvider;
    private readonly Random _random;
    private int _struck;

    internal FaultInjector(int seed, TimeProvider timeProvider, int logCapacity)
    {
        Seed = seed;
        _timeProvider = timeProvider;
        _logCapacity = logCapacity;
        _random = new Random(seed);
    }

    /// <summary>The seed of the chances of <see cref="Add(FaultRule)"/>. The same seed, rules and order of requests give the same faults.</summary>
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

    /// <summary>The faults that struck, in order; the oldest go once there are as many as the request log keeps.</summary>
    public IReadOnlyList<FaultRecord> Log
    {
        get
        {
            lock (_lock)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>The requests of one operation, for faults that are meant for them alone.</summary>
    /// <param name="operation">
    /// A method, a path or both: <c>POST</c>, <c>/api/backend-resources/**</c>, <c>GET /api/backend-resources/{uuid}/</c>. In the path, which has no
    /// prefix of the server, a segment <c>*</c> or <c>{name}</c> stands for any one segment, a last segment <c>**</c> for any rest.
    /// </param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentException"><paramref name="operation"/> is neither.</exception>
    public FaultTarget For(string operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        var parts = operation.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var path = parts[^1].StartsWith('/') ? parts[^1] : null;
        var method = path is null || parts.Length > 1 ? parts[0] : null;
        if (parts.Length > 2 || (parts.Length == 2 && path is null) || method?.All(char.IsAsciiLetter) == false)
        {
            throw new ArgumentException($"'{operation}' is not an operation. Write a method, a path or both: GET /api/backend-resources/.", nameof(operation));
        }

        return new FaultTarget(this, method, path);
    }

    /// <summary>The next requests go wrong, whatever they are.</summary>
    /// <param name="fault">What goes wrong; a <see cref="FaultKind"/> will do.</param>
    /// <param name="times">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void Next(Fault fault, int times = 1) => Everything().Next(fault, times);

    /// <summary>All requests go wrong, until <see cref="Clear"/>.</summary>
    /// <param name="fault">What goes wrong; a <see cref="FaultKind"/> will do.</param>
    public void Always(Fault fault) => Everything().Always(fault);

    /// <summary>Some requests go wrong by chance, each in one of several ways, until <see cref="Clear"/>.</summary>
    /// <param name="seed">The seed of the chance: the same seed, faults and order of requests give the same faults.</param>
    /// <param name="rate">The share of requests that go wrong, 0 to 1.</param>
    /// <param name="faults">What may go wrong, all equally likely; <see cref="Fault.All"/> when none is named.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of range.</exception>
    public void Random(int seed, double rate, params Fault[] faults) => Everything().Random(seed, rate, faults);

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">The rule does not say what goes wrong, or says it twice.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Add(rule, [rule.ToFault()], _random);
    }

    /// <summary>Takes every rule away. What the server is still to do later it does; the log stays.</summary>
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

    internal void Add(FaultRule rule, IReadOnlyList<Fault> choices, Random random)
    {
        lock (_lock)
        {
            _entries.Add(new FaultEntry(rule, choices, random));
        }
    }

    /// <summary>Says whether new connections may be reset, so that connections have to be new.</summary>
    internal bool WaitsForConnections()
    {
        lock (_lock)
        {
            return _entries.Exists(entry => entry.HasConnectionFaults);
        }
    }

    internal FaultDraw? Draw(FakeRequest request, string innerPath, bool ownConnection) =>
        Draw(entry => entry.Draw(request, innerPath, ownConnection), request);

    internal bool DrawConnection() => Draw(entry => entry.DrawConnection(), null) is not null;

    /// <summary>Takes a fault back that had no effect: there was nothing in the response to damage.</summary>
    internal void TakeBack(FaultDraw draw)
    {
        lock (_lock)
        {
            draw.Entry.TakeBack();
            _struck--;
            var kept = _log.Where(record => !ReferenceEquals(record, draw.Record)).ToArray();
            _log.Clear();
            Array.ForEach(kept, _log.Enqueue);
        }
    }

    private FaultTarget Everything() => new(this, null, null);

    private FaultDraw? Draw(Func<FaultEntry, Fault?> draw, FakeRequest? request)
    {
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (draw(entry) is { } fault)
                {
                    return new FaultDraw(fault, entry, Note(fault, request));
                }
            }

            return null;
        }
    }

    private FaultRecord Note(Fault fault, FakeRequest? request)
    {
        _struck++;
        var record = new FaultRecord(_timeProvider.GetUtcNow(), fault, request?.Method, request?.Path);
        _log.Enqueue(record);
        if (_log.Count > _logCapacity)
        {
            _log.Dequeue();
        }

        return record;
    }
}
