using System.Runtime.InteropServices;

namespace Waldur.Client.Core;

/// <summary>
/// Whether responses take longer than they did. Each operation has its own baseline: the mean time while few requests were under
/// way. Means of rounds are compared, as many responses as there are requests under way, so that one slow response proves nothing.
/// </summary>
internal sealed class LatencyTrend
{
    /// <summary>No response counts for more than this many times its baseline.</summary>
    private const double MaxRatio = 4;
    private const int SmallestRound = 8;
    private readonly Dictionary<string, Operation> _operations = [];
    private double _sum;
    private int _count;

    /// <summary>The smoothed time of a response; zero before the first.</summary>
    public TimeSpan Smoothed { get; private set; }

    /// <summary>Takes the time of a response.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="latency">How long the response took.</param>
    /// <param name="level">How many requests are under way at once.</param>
    /// <param name="isLow">Whether these are so few that a longer time must have other reasons, and becomes the norm.</param>
    /// <param name="ratio">The time as a multiple of its baseline.</param>
    /// <returns>The round's mean, as a multiple of the baselines, where this response ends a round.</returns>
    public double? Add(string operation, TimeSpan latency, int level, bool isLow, out double ratio)
    {
        var time = Math.Max(latency.TotalMilliseconds, 0.01);
        Smoothed = Smoothed == TimeSpan.Zero ? latency : (Smoothed * 0.875) + (latency * 0.125);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_operations, operation, out var exists);
        known.Baseline = exists ? known.Baseline : time;
        known.Sum += time;
        known.Count++;
        ratio = time / known.Baseline;
        _sum += Math.Min(ratio, MaxRatio);
        _count++;
        return _count >= Math.Max(level, SmallestRound) ? EndRound(isLow) : null;
    }

    /// <summary>Begins a new round; what came so far is about another level.</summary>
    public void Restart()
    {
        (_sum, _count) = (0, 0);
        foreach (var name in _operations.Keys)
        {
            ref var operation = ref CollectionsMarshal.GetValueRefOrNullRef(_operations, name);
            (operation.Sum, operation.Count) = (0, 0);
        }
    }

    private double EndRound(bool isLow)
    {
        var mean = _sum / _count;
        foreach (var name in _operations.Keys)
        {
            CollectionsMarshal.GetValueRefOrNullRef(_operations, name).Move(isLow);
        }

        Restart();
        return mean;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Operation
    {
        public double Baseline;
        public double Sum;
        public int Count;

        public void Move(bool isLow)
        {
            if (Count > 0)
            {
                var step = (Sum / Count) - Baseline;
                Baseline += step * (isLow || step < 0 ? 0.25 : 0.01);
            }
        }
    }
}
