using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Waldur.Client.Core;

/// <summary>
/// A number that goes up and down, for each server. It is counted all the time, so that it is right for whoever begins to listen
/// later.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServerLevel
{
    private readonly ConcurrentDictionary<Uri, StrongBox<long>> _levels = new();

    /// <summary>Makes the metric.</summary>
    /// <param name="telemetry">The product's telemetry.</param>
    /// <param name="name">The name, without the product's prefix.</param>
    /// <param name="unit">What is counted, in braces.</param>
    /// <param name="description">What the number says.</param>
    public ServerLevel(ApiTelemetry telemetry, string name, string unit, string description)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        telemetry.Meter.CreateObservableUpDownCounter($"{telemetry.Prefix}.{name}", Observe, unit, description);
    }

    /// <summary>Changes the number.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="change">By how much.</param>
    public void Add(Uri endpoint, long change)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Interlocked.Add(ref _levels.GetOrAdd(endpoint, static _ => new StrongBox<long>()).Value, change);
    }

    private IEnumerable<Measurement<long>> Observe() => _levels.Select(level => new Measurement<long>(
        Interlocked.Read(ref level.Value.Value),
        new(TelemetryTags.Host, level.Key.IdnHost),
        new KeyValuePair<string, object?>(TelemetryTags.Port, level.Key.Port)));
}
