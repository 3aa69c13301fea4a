namespace Waldur.Client.Testing;

/// <summary>The requests that faults are meant for, from <see cref="FaultInjector.For(string)"/>. It changes nothing until a fault is added.</summary>
/// <example>
/// <code>
/// // The second page of the list comes empty, once.
/// server.Faults.For("GET /api/backend-resources/").Skip(1).Next(Fault.EmptyPage);
///
/// // Every completion of requests with a certain header commits ten seconds behind a 504.
/// server.Faults.For("POST /api/backend-resource-requests/{uuid}/set_done/")
///     .When(request => request.Header("X-Agent") == "one")
///     .Always(Fault.GatewayTimeout.ActingLater(TimeSpan.FromSeconds(10)));
/// </code>
/// </example>
public sealed class FaultTarget
{
    private readonly FaultInjector _injector;
    private readonly string? _method;
    private readonly string? _path;
    private readonly Func<FakeRequest, bool>? _when;
    private readonly int _skip;

    internal FaultTarget(FaultInjector injector, string? method, string? path, Func<FakeRequest, bool>? when = null, int skip = 0)
    {
        _injector = injector;
        _method = method;
        _path = path;
        _when = when;
        _skip = skip;
    }

    /// <summary>Narrows to requests that meet a condition.</summary>
    /// <param name="condition">The condition, beside those set already.</param>
    /// <returns>A new target.</returns>
    public FaultTarget When(Func<FakeRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var before = _when;
        return new(_injector, _method, _path, before is null ? condition : request => before(request) && condition(request), _skip);
    }

    /// <summary>Lets the first of the matching requests pass.</summary>
    /// <param name="count">How many pass.</param>
    /// <returns>A new target.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public FaultTarget Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(_injector, _method, _path, _when, count);
    }

    /// <summary>The next of these requests go wrong.</summary>
    /// <param name="fault">What goes wrong; a <see cref="FaultKind"/> will do.</param>
    /// <param name="times">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void Next(Fault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _injector.Add(Rule(fault, 1, times));
    }

    /// <summary>All of these requests go wrong, until <see cref="FaultInjector.Clear"/>.</summary>
    /// <param name="fault">What goes wrong; a <see cref="FaultKind"/> will do.</param>
    public void Always(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _injector.Add(Rule(fault, 1, null));
    }

    /// <summary>Some of these requests go wrong by chance, each in one of several ways, until <see cref="FaultInjector.Clear"/>.</summary>
    /// <param name="seed">The seed of the chance: the same seed, faults and order of requests give the same faults.</param>
    /// <param name="rate">The share of requests that go wrong, 0 to 1.</param>
    /// <param name="faults">What may go wrong, all equally likely; <see cref="Fault.All"/> when none is named.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of range.</exception>
    public void Random(int seed, double rate, params Fault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        var choices = faults.Length == 0 ? Fault.All : [.. faults];
        _injector.Add(Rule(choices[0], rate, null), choices, new Random(seed));
    }

    private FaultRule Rule(Fault fault, double probability, int? times) => new()
    {
        Fault = fault,
        Method = _method,
        Path = _path,
        When = _when,
        Skip = _skip,
        Probability = probability,
        Times = times,
    };
}
