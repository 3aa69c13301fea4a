using System.Net;

namespace Waldur.Client.Core;

/// <summary>
/// The number of requests that may be under way at once: additive increase, multiplicative decrease. It grows only when it
/// is wanted, one at a time, an eighth of a response's time apart: a server that takes no more refuses at once, and one request
/// meets the refusal, not many. What was too much is remembered as the ceiling; to try more costs a refusal, so it is tried
/// after hundreds of responses only. Not thread-safe.
/// </summary>
internal sealed class ConcurrencyLevel(Concurrency concurrency, TimeProvider timeProvider)
{
    private const double MuchSlower = 2;
    private const double Slower = 1.5;
    private const double Stuck = 3;
    private const int FewestStuck = 3;
    private const double MaxRefusedShare = 0.01;
    private const int ProbeAfterRefusal = 200;

    // A refusal costs one request; slowness costs the time of all that are under way.
    private const int ProbeAfterSlowness = 400;
    private const int MaxProbeAfter = 6400;
    private readonly LatencyTrend _latency = new();
    private int _credit = concurrency.Start;
    private long? _lastGrowth;
    private int _epoch;
    private int? _ceiling;
    private int _probeAfter = ProbeAfterRefusal;
    private int _sinceTrouble;
    private int _proofs;
    private int _proven = concurrency.Start;
    private int _provenBefore;
    private int _valueBefore;
    private readonly SlownessEvidence _slowness = new();
    private int _stuckInARow;
    private bool _isSlower;
    private long _responses;
    private long _refused;

    /// <summary>How many requests may be under way now.</summary>
    public int Value { get; private set; } = concurrency.Start;

    /// <summary>How many more requests the job will make at least.</summary>
    public int Remaining { get; set; }

    /// <summary>Notes an attempt that begins.</summary>
    /// <param name="active">How many are under way, itself included.</param>
    public AttemptStart Begin(int active) => new(timeProvider.GetTimestamp(), active, _epoch);

    /// <summary>Grows by one where that is due.</summary>
    /// <returns>Whether it did.</returns>
    public bool TryGrow()
    {
        if (!MayGrow() || TimeToGrow() > TimeSpan.Zero)
        {
            return false;
        }

        Value++;
        _credit--;
        _proofs = 0;
        _lastGrowth = timeProvider.GetTimestamp();
        return true;
    }

    /// <summary>How long until it may grow; null where only more responses can know.</summary>
    public TimeSpan? GrowsIn() => MayGrow() ? TimeToGrow() : null;

    /// <summary>Decides what an attempt says of the level.</summary>
    public AttemptVerdict ToVerdict(string operation, AttemptStart start, HttpStatusCode? status)
    {
        _responses += status is null ? 0 : 1;
        switch (status)
        {
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return Refused(start);
            case null or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout:
                return Troubled(start, Value / 2, ceiling: null) ? AttemptVerdict.Lost : AttemptVerdict.LateTrouble;
            default:
                Succeeded(operation, start);
                return AttemptVerdict.Succeeded;
        }
    }

    private AttemptVerdict Refused(AttemptStart start)
    {
        _refused++;
        if (Troubled(start, Math.Min(Value, start.Active) / 2, CeilingBelow(start, _proven, Value)))
        {
            return AttemptVerdict.Refused;
        }

        // One of several that were refused together: the one that was sent among the fewest knows best.
        var ceiling = CeilingBelow(start, _provenBefore, _valueBefore);
        _ceiling = Math.Min(_ceiling ?? ceiling, Math.Max(ceiling, Value));
        return AttemptVerdict.LateTrouble;
    }

    // Requests that are sent at nearly the same moment arrive in any order, so that the one that is refused is not always the one
    // that was too much: what the server has just taken, it takes.
    private static int CeilingBelow(AttemptStart start, int proven, int value) => Math.Max(1, Math.Min(value, Math.Max(start.Active, proven + 1)) - 1);

    // Attempts that began before the level fell are about the old level.
    private bool Troubled(AttemptStart start, int value, int? ceiling)
    {
        if (start.Epoch != _epoch)
        {
            return false;
        }

        Fall(value, ceiling);
        return true;
    }

    private void Fall(int value, int? ceiling, int firstProbe = ProbeAfterRefusal)
    {
        if (!concurrency.IsAdaptive)
        {
            return;
        }

        _epoch++;
        if (ceiling is not null)
        {
            _probeAfter = _ceiling is null ? firstProbe : Math.Min(_probeAfter * 2, MaxProbeAfter);
            _ceiling = ceiling;
            _sinceTrouble = 0;
        }

        (_valueBefore, _provenBefore) = (Value, _proven);
        Value = _proven = Math.Max(1, value);
        _credit = 0;
        _proofs = 0;
        _stuckInARow = 0;
        _latency.Restart();
    }

    private void Succeeded(string operation, AttemptStart start)
    {
        _sinceTrouble++;
        if (start.Epoch != _epoch)
        {
            return;
        }

        var latency = timeProvider.GetElapsedTime(start.Timestamp);
        var round = _latency.Add(operation, latency, Value, isLow: Value <= concurrency.Start, out var ratio);
        _proven = ratio < Slower ? Math.Max(_proven, start.Active) : _proven;
        _credit = Math.Min(_credit + 1, Math.Max(concurrency.Start, Value));
        Prove(start, ratio);
        _stuckInARow = ratio >= Stuck ? _stuckInARow + 1 : 0;
        if (_stuckInARow >= Math.Max(FewestStuck, Value / 2))
        {
            // Most that are under way are stuck: a round of such responses would take too long.
            EndRound(Stuck);
        }
        else if (round is { } mean)
        {
            EndRound(mean);
        }
    }

    // A whole round above the ceiling, as fast as ever: it is none any more.
    private void Prove(AttemptStart start, double ratio)
    {
        if (_ceiling is { } ceiling && start.Active > ceiling && ratio < Slower && ++_proofs >= Value)
        {
            _ceiling = null;
        }
    }

    private void EndRound(double mean)
    {
        _isSlower = mean >= Slower;
        if (!_isSlower)
        {
            _slowness.AddFast(Value);
        }
        else if (mean >= MuchSlower && Value > concurrency.Start)
        {
            var isSure = _slowness.AddSlow(Value) || Value > _ceiling;
            Fall(
                Math.Max(concurrency.Start, mean >= Stuck ? Value / 4 : Value / 2),
                isSure ? Math.Max(concurrency.Start, (Value * 7 / 10) - 1) : null,
                ProbeAfterSlowness);
        }
    }

    private bool MayGrow() =>
        concurrency.IsAdaptive
        && Value < Math.Min(concurrency.Max, 2 * _proven)
        && _credit > 0
        && !_isSlower
        && _latency.Smoothed > TimeSpan.Zero
        && (_ceiling is null || Value < _ceiling || MayProbe());

    private bool MayProbe() =>
        Value == _ceiling
        && _sinceTrouble >= _probeAfter
        && Remaining >= _probeAfter
        && _refused + 1 <= MaxRefusedShare * (_responses + Remaining);

    private TimeSpan TimeToGrow()
    {
        var step = _latency.Smoothed / 8;
        return _lastGrowth is { } last && timeProvider.GetElapsedTime(last) is var elapsed && elapsed < step ? step - elapsed : TimeSpan.Zero;
    }
}
