using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Waldur.Client.Core;

/// <summary>
/// What one product is observed by: one source of spans and one meter, named as the product is. The names of metrics, and of tags
/// that OpenTelemetry does not name, begin with the same name in lower case.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiTelemetry
{
    private static readonly ConcurrentDictionary<string, ApiTelemetry> Known = new(StringComparer.Ordinal);

    private ApiTelemetry(string name)
    {
        var version = typeof(ApiTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        Prefix = name.ToLowerInvariant();
        Source = new ActivitySource(name, version ?? "");
        Meter = new Meter(name, version);
        Calls = CreateDuration("call.duration", "How long calls took, with all attempts and the waits between them.");
        Resends = Meter.CreateCounter<long>($"{Prefix}.call.resends", "{resend}", "Requests that were sent once more.");
        Pages = Meter.CreateCounter<long>($"{Prefix}.list.pages", "{page}", "Pages of lists that were read.");
        Jobs = CreateDuration("job.duration", "How long jobs took that make several calls.");
    }

    /// <summary>The source of the product's spans.</summary>
    public ActivitySource Source { get; }

    /// <summary>The meter of the product's metrics.</summary>
    public Meter Meter { get; }

    /// <summary>With what names begin, such as <c>waldur.client</c>.</summary>
    public string Prefix { get; }

    internal Histogram<double> Calls { get; }

    internal Counter<long> Resends { get; }

    internal Counter<long> Pages { get; }

    internal Histogram<double> Jobs { get; }

    /// <summary>The telemetry of a product; the same for every client of it.</summary>
    /// <param name="product">The product.</param>
    /// <returns>The telemetry.</returns>
    public static ApiTelemetry Get(ApiProduct product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Known.GetOrAdd(product.Name, static name => new ApiTelemetry(name));
    }

    /// <summary>Creates a histogram of seconds, with buckets for what takes from milliseconds to hours.</summary>
    /// <param name="name">The name, without the <see cref="Prefix"/>.</param>
    /// <param name="description">What is measured.</param>
    /// <returns>The histogram.</returns>
    public Histogram<double> CreateDuration(string name, string description)
    {
#if NET9_0_OR_GREATER
        var seconds = new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
        };
        return Meter.CreateHistogram($"{Prefix}.{name}", "s", description, tags: null, seconds);
#else
        return Meter.CreateHistogram<double>($"{Prefix}.{name}", "s", description);
#endif
    }
}
